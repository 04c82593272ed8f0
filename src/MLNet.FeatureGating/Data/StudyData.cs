using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Data;

/// <summary>The rows of a table as an engine trains on them: standardised, unless they come so.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="IsConstant">Whether each slot is constant, and so has nothing to say.</param>
internal sealed record StudyData(TrainingData Rows, IReadOnlyList<bool> IsConstant)
{
    public static StudyData Create(FeatureTable table, bool standardize)
    {
        Standardization features = Standardization.Fit(table.Features, table.SlotCount, table.Weights);
        float[] values = standardize ? features.Apply(table.Features) : table.Features;
        float[] targets = table.Task == LearningTask.Regression
            ? Standardization.Fit(table.Targets, 1, table.Weights).Apply(table.Targets)
            : table.Targets;
        return new(
            new(values, table.SlotCount, targets, table.Weights),
            [.. Enumerable.Range(0, table.SlotCount).Select(features.IsConstant)]);
    }
}
