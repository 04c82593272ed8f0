using MLNet.FeatureGating.Training.Linear;

namespace MLNet.FeatureGating.Benchmarks.Masks;

/// <summary>The default way of selecting pixels, without one of the things that it is made of; or greedy selection, from which it starts.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Title">The name in the table.</param>
/// <param name="Local">How it selects; null for greedy selection alone.</param>
internal sealed record AblationVariant(string Name, string Title, LocalSelectionOptions? Local)
{
    private const int AllRows = 60_000;

    // What is left where everything is as it is in the library.
    private static readonly LocalSelectionOptions AsItIs = new();

    /// <summary>The default.</summary>
    public static AblationVariant Default { get; } = new(
        "default", $"locally linear, the default ({AsItIs.MaximumRows:N0} rows, {AsItIs.Targets} targets, {AsItIs.Searches} searches)", AsItIs);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<AblationVariant> All { get; } =
    [
        Default,
        new("one-cluster", "one cluster", AsItIs with { MaximumClusters = 1 }),
        new("not-left-out", "the pixel in question helps to tell clusters", AsItIs with { LeavesTriedColumnOut = false }),
        Clusters(8),
        Clusters(16),
        Rows(AllRows),

        // As many clusters need the rows.
        new("clusters-64", $"64 clusters of {AllRows:N0} rows", AsItIs with { MaximumClusters = 64, MaximumRows = AllRows }),
        Rows(10_000),
        new("one-search", "one search", AsItIs with { Searches = 1 }),
        new("targets-50", "50 targets", AsItIs with { Targets = 50 }),
        new("greedy", "greedy with swaps, from which it starts", null),
        new("greedy-without-swaps", "greedy without swaps", null) { SwapRounds = 0 },
    ];

    /// <summary>How often greedy selection tries to replace each pixel, at most.</summary>
    public int SwapRounds { get; private init; } = GreedySelection.DefaultSwapRounds;

    /// <summary>The number of clusters of so many images; null where there are none.</summary>
    public int? ClusterCount(int images, int count) =>
        Local is null ? null : LocalSelection.ClusterCount(Math.Min(images, Local.MaximumRows), count, Local);

    /// <summary>Selects pixels, on one thread.</summary>
    public int[] Select(MaskData data, int count, int seed)
    {
        var options = new LinearSelectionOptions { Threads = 1 };
        LinearSelection greedy = GreedySelection.Select(data.Covariance, count, options, SwapRounds);
        return Local is null
            ? [.. greedy.Columns]
            : [.. LocalSelection.Improve(data.Values, null, data.Covariance, greedy, options, Local, seed, null, default).Columns];
    }

    private static AblationVariant Clusters(int count) => new($"clusters-{count}", $"{count} clusters", AsItIs with { MaximumClusters = count });

    private static AblationVariant Rows(int count) => new($"rows-{count}", $"{count:N0} rows", AsItIs with { MaximumRows = count });
}
