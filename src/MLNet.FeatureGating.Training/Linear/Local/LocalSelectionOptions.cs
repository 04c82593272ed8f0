namespace MLNet.FeatureGating.Training.Linear;

/// <summary>How columns are selected for reconstructions that are linear within clusters. The defaults are for tables of thousands of rows.</summary>
internal sealed record LocalSelectionOptions
{
    /// <summary>Gets the number of clusters at most.</summary>
    /// <value>Default: 32. Range: at least 1.</value>
    public int MaximumClusters { get; init; } = 32;

    /// <summary>
    /// Gets the number of searches from the same start, by other clusters and in another order; the best of what they find is
    /// taken.
    /// </summary>
    /// <value>Default: 3. Range: at least 1.</value>
    public int Searches { get; init; } = 3;

    /// <summary>Gets the number of clusterings that judge what searches found.</summary>
    /// <value>Default: 3. Range: at least 1.</value>
    public int JudgingClusterings { get; init; } = 3;

    /// <summary>
    /// Gets the number of rows at least that there are for each cluster; but never fewer than ten times the selected columns and ten more, or
    /// regressions within clusters would fit noise. With fewer rows there are fewer clusters, and with one cluster the selection is a linear one.
    /// </summary>
    /// <value>Default: 900. Range: at least 1.</value>
    public int RowsPerCluster { get; init; } = 900;

    /// <summary>Gets the number of rows below which a cluster does not count, unless it is the only one.</summary>
    /// <value>Default: 60. Range: at least 2.</value>
    public int MinimumClusterRows { get; init; } = 60;

    /// <summary>Gets the number of rows that are looked at, at most: a random part of them if there are more.</summary>
    /// <value>Default: 30,000. Range: at least 2.</value>
    public int MaximumRows { get; init; } = 30_000;

    /// <summary>Gets the number of principal modes that stand for all columns as what is to be explained.</summary>
    /// <value>Default: 150. Range: at least 1.</value>
    public int Targets { get; init; } = 150;

    /// <summary>Gets the number of principal modes in which rows are clustered; at most as many as targets.</summary>
    /// <value>Default: 60. Range: at least 1.</value>
    public int ClusteringModes { get; init; } = 60;

    /// <summary>Gets how often a search tries to replace each selected column, at most.</summary>
    /// <value>Default: 5. Range: at least 0.</value>
    public int MaximumSweeps { get; init; } = 5;

    /// <summary>Gets the part of each column's variance in all rows that is added to its variance within clusters.</summary>
    /// <value>Default: 0.005. Range: 0.000001 to 1000.</value>
    public double Ridge { get; init; } = 0.005;

    /// <summary>Gets the part of what is left of the targets that a swap has to gain.</summary>
    /// <value>Default: 1e-4. Range: 0 to 1.</value>
    public double MinimumGain { get; init; } = 1e-4;

    /// <summary>Gets the number of tries after which clusters move to where their rows are.</summary>
    /// <value>Default: 10. Range: at least 1.</value>
    public int TriesPerClustering { get; init; } = 10;

    /// <summary>Gets the number of rows at most that the first clusters are made of.</summary>
    /// <value>Default: 10,000. Range: at least 1.</value>
    public int ClusteringRows { get; init; } = 10_000;

    /// <summary>Gets the number of steps in which the first clusters are made.</summary>
    /// <value>Default: 15. Range: at least 0.</value>
    public int ClusteringSteps { get; init; } = 15;

    /// <summary>
    /// Gets a value indicating whether the clusters of rows are told without the column that a try would replace. If they are not, columns are judged
    /// by clusters that the column in their place has helped to tell. It is there to be compared with.
    /// </summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool LeavesTriedColumnOut { get; init; } = true;

    /// <summary>Checks all of them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is out of range.</exception>
    public void Validate()
    {
        Require.AtLeast(1, MaximumClusters);
        Require.AtLeast(1, Searches);
        Require.AtLeast(1, JudgingClusterings);
        Require.AtLeast(1, RowsPerCluster);
        Require.AtLeast(2, MinimumClusterRows);
        Require.AtLeast(2, MaximumRows);
        Require.AtLeast(1, Targets);
        Require.AtLeast(1, ClusteringModes);
        Require.AtLeast(0, MaximumSweeps);
        Require.Between(1e-6, 1000, Ridge);
        Require.Fraction(MinimumGain);
        Require.AtLeast(1, TriesPerClustering);
        Require.AtLeast(1, ClusteringRows);
        Require.AtLeast(0, ClusteringSteps);
    }
}
