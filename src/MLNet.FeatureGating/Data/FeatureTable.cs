using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Data;

/// <summary>All rows of a view in memory, checked.</summary>
/// <param name="Features">Row after row, finite: rows x slots.</param>
/// <param name="SlotNames">One name a slot.</param>
/// <param name="Targets">A class index from 0 or a value a row.</param>
/// <param name="Weights">One weight above 0 a row, or null where there is no weight column.</param>
/// <param name="Task">What is predicted.</param>
/// <param name="ClassCount">The number of classes; 1 for regression.</param>
internal sealed record FeatureTable(
    float[] Features, IReadOnlyList<string> SlotNames, float[] Targets, float[]? Weights, LearningTask Task, int ClassCount)
{
    public int RowCount => Targets.Length;

    public int SlotCount => SlotNames.Count;
}
