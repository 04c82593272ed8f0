namespace MLNet.FeatureGating.Training.Linear;

/// <summary>Columns that were selected by where they lie.</summary>
internal sealed class SpatialLinearSelection
{
    /// <summary>Gets the columns. What they explain is that of the tapered covariance.</summary>
    public required LinearSelection Linear { get; init; }

    /// <summary>Gets the selected columns, in the order of the selection.</summary>
    public IReadOnlyList<int> Columns => Linear.Columns;

    /// <summary>Gets the distance at which 1/e of a covariance was taken for true; infinity for all of it.</summary>
    public required double Reach { get; init; }

    /// <summary>Gets the part of its variance that each column was taken to have for itself.</summary>
    public required double OwnPart { get; init; }
}
