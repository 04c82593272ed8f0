using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Data;

/// <summary>The rows of a table as an engine trains on them: standardised, unless they come so.</summary>
/// <param name="Rows">The rows to select features by.</param>
/// <param name="IsConstant">Whether each slot is constant, and so has nothing to say.</param>
/// <param name="AllRows">Those rows and all without a label; null where every row must have a label.</param>
internal sealed record StudyData(TrainingData Rows, IReadOnlyList<bool> IsConstant, TrainingData? AllRows)
{
    /// <summary>Takes the features of a table over: they are the bulk of all memory, so they are standardised where they lie.</summary>
    public static StudyData Create(FeatureTable table, bool standardize)
    {
        float[] all = Join(table.Features, table.Unlabelled?.Features);
        float[]? allWeights = table.Weights is null ? null : Join(table.Weights, table.Unlabelled?.Weights);
        Standardization features = Standardization.Fit(all, table.SlotCount, allWeights);
        if (standardize)
        {
            features.ApplyInPlace(table.Features);
            if (!ReferenceEquals(all, table.Features))
            {
                features.ApplyInPlace(all);
            }
        }

        return new(
            WithTargets(table, table.Features),
            [.. Enumerable.Range(0, table.SlotCount).Select(features.IsConstant)],
            table.Unlabelled is null ? null : TrainingData.WithoutTargets(all, table.SlotCount, allWeights));
    }

    private static TrainingData WithTargets(FeatureTable table, float[] features) => table.Task switch
    {
        LearningTask.Reconstruction => TrainingData.WithoutTargets(features, table.SlotCount, table.Weights),
        LearningTask.Survival => new(features, table.SlotCount, table.Targets, table.HasEvent!, table.Weights),
        LearningTask.Regression => new(
            features, table.SlotCount, Standardization.Fit(table.Targets, 1, table.Weights).Apply(table.Targets), table.Weights),
        _ => new(features, table.SlotCount, table.Targets, table.Weights),
    };

    // Nothing is copied where there is nothing to append.
    private static float[] Join(float[] first, float[]? second) => second is { Length: > 0 } ? [.. first, .. second] : first;
}
