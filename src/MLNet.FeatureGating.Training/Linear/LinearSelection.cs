namespace MLNet.FeatureGating.Training.Linear;

/// <summary>Columns from which all are reconstructed linearly, and how well.</summary>
internal sealed class LinearSelection
{
    /// <summary>Gets the selected columns, in the order of the selection.</summary>
    public required IReadOnlyList<int> Columns { get; init; }

    /// <summary>Gets the weighted variance of all columns.</summary>
    public required double TotalVariance { get; init; }

    /// <summary>Gets the part of <see cref="TotalVariance"/> that the first 1, 2, ... selected columns explain.</summary>
    public required IReadOnlyList<double> ExplainedVariances { get; init; }

    /// <summary>Gets the part of <see cref="TotalVariance"/> that no selected column explains: the mean squared error, summed over columns.</summary>
    public required double ResidualVariance { get; init; }

    /// <summary>Gets the number of selected columns that were replaced by others.</summary>
    public int SwapCount { get; init; }

    /// <summary>Gets a value indicating whether swaps ended because none was left that helps, not at the limit.</summary>
    public bool IsLocalOptimum { get; init; }
}
