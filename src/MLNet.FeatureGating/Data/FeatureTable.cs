using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Data;

/// <summary>All rows of a view in memory, checked.</summary>
/// <param name="Features">Row after row, finite: rows x slots. <see cref="StudyData"/> takes them over.</param>
/// <param name="SlotNames">One name a slot.</param>
/// <param name="Targets">A class index from 0, a value or a time a row; zeros where the task has no label.</param>
/// <param name="Weights">One weight above 0 a row, or null where there is no weight column.</param>
/// <param name="Task">What is predicted.</param>
/// <param name="ClassCount">The number of classes; 1 but for classification.</param>
internal sealed record FeatureTable(
    float[] Features, IReadOnlyList<string> SlotNames, float[] Targets, float[]? Weights, LearningTask Task, int ClassCount)
{
    /// <summary>Whether each row's time ended with the event; null but for survival.</summary>
    public bool[]? HasEvent { get; init; }

    /// <summary>The rows whose label is missing; null where every row must have one.</summary>
    public UnlabelledRows? Unlabelled { get; init; }

    /// <summary>The group of each row, from 0; null where rows are in none.</summary>
    public int[]? GroupOfRows { get; init; }

    public int RowCount => Targets.Length;

    public int SlotCount => SlotNames.Count;
}
