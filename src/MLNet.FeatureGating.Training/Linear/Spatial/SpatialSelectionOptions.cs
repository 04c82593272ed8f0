namespace MLNet.FeatureGating.Training.Linear;

/// <summary>How columns are selected that lie somewhere. The defaults are for tables of a few hundred rows.</summary>
internal sealed record SpatialSelectionOptions
{
    /// <summary>Gets the distance at which 1/e of a covariance is taken for true; infinity for all of it.</summary>
    /// <value>Default: <see langword="null"/>, chosen by rows that are held out. Range: above 0.</value>
    public double? Reach { get; init; }

    /// <summary>Gets the part of its variance that each column has for itself: noise of what is measured there.</summary>
    /// <value>Default: <see langword="null"/>, chosen together with the reach; 0.1 with a reach that is given. Range: 0 to 1000.</value>
    public double? OwnPart { get; init; }

    /// <summary>Gets the number of parts of the rows, in their order, that are held out in turn. Range: at least 2.</summary>
    /// <value>Default: 8. Range: at least 2.</value>
    public int Folds { get; init; } = 8;

    /// <summary>Gets the number of random selections by which a reach is judged.</summary>
    /// <value>Default: 4. Range: at least 1.</value>
    public int Placements { get; init; } = 4;

    /// <summary>Gets the number of rows by which a reach is chosen, at most: evenly from all.</summary>
    /// <value>Default: 2,000. Range: at least 4.</value>
    public int MaximumRows { get; init; } = 2_000;

    /// <summary>Gets the number of columns by which a reach is judged, at most: a random part of them.</summary>
    /// <value>Default: 2,000. Range: at least 1.</value>
    public int MaximumTargets { get; init; } = 2_000;

    /// <summary>Gets how often each selected column is tried to be replaced, at most; 0 for no swaps.</summary>
    /// <value>Default: 3, behind which little changes. Range: at least 0.</value>
    public int SwapRounds { get; init; } = 3;

    /// <summary>Checks all of them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is out of range.</exception>
    public void Validate()
    {
        if (Reach is { } reach && !(reach > 0))
        {
            throw Require.OutOfRange(reach, nameof(Reach), "above 0");
        }

        if (OwnPart is { } part)
        {
            Require.Between(0, 1000, part, nameof(OwnPart));
        }

        Require.AtLeast(2, Folds);
        Require.AtLeast(1, Placements);
        Require.AtLeast(4, MaximumRows);
        Require.AtLeast(1, MaximumTargets);
        Require.AtLeast(0, SwapRounds);
    }
}
