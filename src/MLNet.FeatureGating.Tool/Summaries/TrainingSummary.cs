using System.Globalization;
using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tool.Summaries;

/// <summary>What a single training found out, in the form that a report takes.</summary>
internal static class TrainingSummary
{
    /// <summary>Sums up a selection.</summary>
    /// <param name="facts">What is known beside it.</param>
    /// <param name="transformer">The selection.</param>
    /// <param name="columnOf">The input column of a slot.</param>
    public static SearchSummary Of(TrainingFacts facts, StochasticGatesTransformer transformer, Func<int, string> columnOf)
    {
        int[] kept = [.. transformer.Features.Where(feature => feature.IsSelected).OrderBy(feature => feature.Rank).Select(feature => feature.Index)];
        string rule = transformer.Members[0].Member.TargetGates is { } target
            ? string.Create(CultureInfo.InvariantCulture, $"exactly {target}")
            : string.Create(CultureInfo.InvariantCulture, $"open gates at lambda {transformer.Lambda:G6}");
        return OfNothing(facts) with
        {
            SeedsPerFold = transformer.Members.Count,
            BaselineLoss = transformer.BaselineLoss,
            Features = [.. transformer.Features.Select(feature => Feature(facts, transformer, feature, columnOf))],
            Chosen = new(
                rule,
                kept,
                transformer.Lambda,
                transformer.ValidationMetric,
                StandardError(transformer, record => record.ValidationMetric),
                transformer.ValidationLoss,
                StandardError(transformer, record => record.ValidationLoss)),
        };
    }

    /// <summary>Sums up a training that left nothing.</summary>
    public static SearchSummary OfNothing(TrainingFacts facts) => new()
    {
        Task = facts.Task,
        MetricName = facts.Task switch
        {
            LearningTask.Regression or LearningTask.Reconstruction => "RSquared",
            LearningTask.Survival => "Concordance",
            _ => "Accuracy",
        },
        LabelColumnName = facts.LabelName,
        RowCount = facts.RowCount,
        SlotCount = facts.SlotCount,
        FoldCount = 1,
        SeedsPerFold = 1,
        Seed = facts.Seed,
        BaselineLoss = double.NaN,
        Features = [],
        Runs = [],
        Path = [],
        IsComplete = facts.IsComplete,
        Settings = facts.Settings,
        Versions = new Dictionary<string, string> { ["MLNet.FeatureGating.Tool"] = ToolVersion.Text },
        Device = facts.Device.ToString(),
        ElapsedSeconds = facts.Elapsed.TotalSeconds,
    };

    /// <summary>The part of all networks that use a feature.</summary>
    public static double Frequency(StochasticGatesTransformer transformer, GatedFeature feature) =>
        transformer.Members.Average(member => member.GateValues[feature.Index] != 0 ? 1.0 : 0);

    // Over the networks, each judged by held-out rows of its own; not a number of fewer than two.
    private static double StandardError(StochasticGatesTransformer transformer, Func<EpochRecord, double> quantity)
    {
        double[] values = [.. transformer.Members.Where(member => member.Best is not null).Select(member => quantity(member.Best!.Value))];
        double mean = values.Average();
        return values.Length > 1 ? Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1) / values.Length) : double.NaN;
    }

    private static SearchedFeature Feature(
        TrainingFacts facts, StochasticGatesTransformer transformer, GatedFeature feature, Func<int, string> columnOf) => new(
        feature.Index,
        feature.Name,
        [.. feature.Slots.Select(columnOf).Distinct(StringComparer.Ordinal)],
        feature.Slots,
        [.. feature.Slots.Select(slot => transformer.Slots[slot].Name)],
        facts.Costs.GetValueOrDefault(feature.Name, 1),
        facts.AlwaysKept.Contains(feature.Name),
        IsConstant: false,
        feature.SelectionProbability,
        feature.Rank,
        double.NaN,
        Frequency(transformer, feature));
}
