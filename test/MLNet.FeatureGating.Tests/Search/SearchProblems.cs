using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Search.Rows;
using MLNet.FeatureGating.Selection.Groups;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tests.Search;

/// <summary>Makes what a search is about, without any view.</summary>
internal static class SearchProblems
{
    /// <summary>What makes searches quick, where what is learnt does not matter.</summary>
    public static LambdaExperimentSettings Hasty { get; } = new()
    {
        Device = ComputeDevice.Cpu,
        Folds = 3,
        Partitions = 1,
        SeedsPerFold = 2,
        SearchSpace = new() { HiddenUnits = [[4]] },
        Gates = new() { BatchSize = null, MaximumEpochs = 30 },
    };

    /// <summary>Rows of random features whose targets are given.</summary>
    public static FeatureTable Table(LearningTask task, float[] targets, int slots = 3, int seed = 1)
    {
        var random = new Random(seed);
        float[] features = [.. Enumerable.Range(0, targets.Length * slots).Select(_ => (float)((4 * random.NextDouble()) - 1))];
        int classes = task is LearningTask.BinaryClassification or LearningTask.MulticlassClassification ? (int)targets.Max() + 1 : 1;
        return new(features, [.. Enumerable.Range(0, slots).Select(slot => $"x{slot}")], targets, null, task, classes);
    }

    /// <summary>Rows of so many of each class, one class after another.</summary>
    public static FeatureTable Classes(params int[] rowsOfClasses) => Table(
        LearningTask.MulticlassClassification, [.. rowsOfClasses.SelectMany((count, label) => Enumerable.Repeat((float)label, count))]);

    /// <summary>Rows with an event, and then censored ones.</summary>
    public static FeatureTable Survival(int events, int censored) =>
        Table(LearningTask.Survival, [.. Enumerable.Range(0, events + censored).Select(row => (float)((row * 37) % 101))]) with
        {
            HasEvent = [.. Enumerable.Range(0, events + censored).Select(row => row < events)],
        };

    /// <summary>Rows whose two classes differ in slot 0, and in no other.</summary>
    public static FeatureTable Learnable(int rows = 60, int slots = 4)
    {
        FeatureTable table = Table(LearningTask.BinaryClassification, new float[rows], slots);
        return table with { Targets = [.. Enumerable.Range(0, rows).Select(row => table.Features[row * slots] > 1 ? 1f : 0f)], ClassCount = 2 };
    }

    /// <summary>A search of a table, with what the settings say of gates.</summary>
    public static SearchProblem Of(FeatureTable table, LambdaExperimentSettings? settings = null, int seed = 1)
    {
        settings ??= Hasty;
        GatedSlots gated = GatedSlots.Create(
            settings.Gates, new(table.SlotNames, [.. Enumerable.Repeat("Features", table.SlotCount)]), []);
        var spread = Standardization.Fit(table.Features, table.SlotCount, table.Weights);
        (int[] foldOfRows, int folds) = FoldAssignment.Create(table, settings.Folds, seed);
        IReadOnlyList<bool> isConstant = gated.Constant([.. Enumerable.Range(0, table.SlotCount).Select(spread.IsConstant)]);
        return new(table, gated, isConstant, foldOfRows, folds, settings, seed);
    }

    /// <summary>A search among so many features, of which the first are always kept and the last constant: rows hardly matter.</summary>
    public static SearchProblem OfFeatures(int features, int kept = 0, int constant = 0, LambdaExperimentSettings? settings = null)
    {
        settings ??= Hasty;
        FeatureTable table = Table(LearningTask.Regression, [.. Enumerable.Range(0, 2 * settings.Folds).Select(row => (float)row)], features);
        for (int row = 0; row < table.RowCount; row++)
        {
            table.Features.AsSpan(((row + 1) * features) - constant, constant).Fill(7);
        }

        string[] names = [.. table.SlotNames.Take(kept)];
        return Of(table, settings with { Gates = settings.Gates with { AlwaysKeep = names } });
    }
}
