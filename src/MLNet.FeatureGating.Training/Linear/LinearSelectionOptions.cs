namespace MLNet.FeatureGating.Training.Linear;

/// <summary>Which columns may be selected, and which are to be explained.</summary>
internal sealed class LinearSelectionOptions
{
    /// <summary>
    /// Gets one weight a column in what is explained, at least 0 and not all 0: areas of the cells of a grid. A column of weight 0 does not count,
    /// but may be selected.
    /// </summary>
    /// <value>Default: <see langword="null"/>, all weigh 1.</value>
    public IReadOnlyList<float>? ColumnWeights { get; init; }

    /// <summary>Gets whether each column may be selected.</summary>
    /// <value>Default: <see langword="null"/>, all that are not constant.</value>
    public IReadOnlyList<bool>? IsSelectable { get; init; }

    /// <summary>
    /// Gets the part of the largest variance of all columns up to which a column counts as constant, and is never selected. One whose standard
    /// deviation is below 1e-7 of its mean, the precision of the values, is constant in any case.
    /// </summary>
    /// <value>Default: 1e-10. Range: 0 to 1.</value>
    public double MinimumRelativeVariance { get; init; } = 1e-10;

    /// <summary>Gets the number of threads at most.</summary>
    /// <value>Default: <see langword="null"/>, one a processor. Range: at least 1.</value>
    public int? Threads { get; init; }
}
