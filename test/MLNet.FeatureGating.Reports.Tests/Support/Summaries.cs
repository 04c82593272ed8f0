using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Reports.Tests.Support;

/// <summary>Made-up summaries, in themselves consistent.</summary>
internal static class Summaries
{
    public static SearchConfiguration Configuration { get; } = new(GateKind.Gaussian, 1, null, 3e-3, 1e-2, [64, 32]);

    /// <summary>A search that has found nothing yet, of features that are called F0, F1 and so on.</summary>
    public static SearchSummary Empty(int features = 5) => new()
    {
        Task = LearningTask.BinaryClassification,
        MetricName = "Accuracy",
        LabelColumnName = "Label",
        RowCount = 500,
        SlotCount = features,
        FoldCount = 5,
        SeedsPerFold = 2,
        Seed = 1,
        BaselineLoss = 0.66,
        Features = [.. Enumerable.Range(0, features).Select(i => Feature(i))],
        Runs = [],
        Path = [],
        IsComplete = true,
        Settings = new Dictionary<string, string>(),
        Versions = new Dictionary<string, string>(),
        Device = "CPU",
        ElapsedSeconds = 12.5,
    };

    /// <summary>A search that chose the first features by rank, which is the order of their indices.</summary>
    public static SearchSummary Chosen(int kept = 2, int features = 5) => Empty(features) with
    {
        Path = [.. Enumerable.Range(0, features + 1).Reverse()
            .Select(count => Point(count, count == 0 ? 0.66 : count < kept ? 0.3 : 0.1, best: 0.1))],
        Runs = [.. new[] { 0.01, 0.1, 1 }.Select((lambda, i) => Run(i, lambda, Enumerable.Repeat(i == 0 ? 0.99 : 0.01, features)))],
        Chosen = new("fewest within one standard error", [.. Enumerable.Range(0, kept)], 0.1, 0.95, 0.01, 0.1, 0.02, 0.95, 0.95),
        Predictiveness = new(0.5, [0.01, -0.02, 0.005], 0.05, true),
    };

    public static SearchedFeature Feature(int index, string? name = null) => new(
        index, name ?? $"F{index}", ["Features"], [index], [name ?? $"F{index}"], 1, false, false, 0.5, index + 1, 0.1, 0.9);

    public static LambdaPathPoint Point(int count, double loss, double best, double error = 0.02) => new(
        count, 0.1, count, loss, error, 1 - (loss / 2), 0.01, loss - best, error, loss <= best + error, [.. Enumerable.Range(0, count)]);

    public static LambdaRunDetail Run(int index, double lambda, IEnumerable<double> open, double loss = 0.2) =>
        new(index, Configuration, lambda, open.Sum(), 0.3, loss, 0.02, 1 - (loss / 2), 0.01, [.. open], 1.5);

    /// <summary>The same with another feature in the place of one.</summary>
    public static SearchSummary With(this SearchSummary summary, int index, Func<SearchedFeature, SearchedFeature> change) =>
        summary with { Features = [.. summary.Features.Select(feature => feature.Index == index ? change(feature) : feature)] };
}
