namespace MLNet.FeatureGating.Training.Linear;

/// <summary>Columns from which all are reconstructed linearly within clusters, and how well.</summary>
internal sealed class LocalLinearSelection
{
    /// <summary>Gets the selected columns, each the one that explains most behind those before it by one linear reconstruction of all rows.</summary>
    public IReadOnlyList<int> Columns => Linear.Columns;

    /// <summary>Gets what one linear reconstruction of all rows makes of the columns.</summary>
    public required LinearSelection Linear { get; init; }

    /// <summary>Gets the selection that was improved: the linear one.</summary>
    public required LinearSelection Start { get; init; }

    /// <summary>Gets the part of the targets' variance that reconstructions within clusters left of them at the start.</summary>
    public required double RemainingBefore { get; init; }

    /// <summary>Gets the part of the targets' variance that reconstructions within clusters leave of them at the end.</summary>
    public required double RemainingAfter { get; init; }

    /// <summary>Gets the number of times that a selected column was replaced, in the search that found the columns.</summary>
    public required int SwapCount { get; init; }

    /// <summary>Gets the number of times that the search tried to replace each selected column.</summary>
    public required int SweepCount { get; init; }

    /// <summary>Gets a value indicating whether the search ended because no swap was left that helps, not at the limit.</summary>
    public required bool IsLocalOptimum { get; init; }

    /// <summary>Gets the number of clusters.</summary>
    public required int ClusterCount { get; init; }
}
