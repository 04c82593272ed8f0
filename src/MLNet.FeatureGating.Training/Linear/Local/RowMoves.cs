namespace MLNet.FeatureGating.Training.Linear;

/// <summary>The rows that come to and leave each cluster.</summary>
internal sealed class RowMoves
{
    private readonly int[] _starts;
    private readonly int[] _entries;

    private RowMoves(int[] starts, int[] entries)
    {
        _starts = starts;
        _entries = entries;
    }

    /// <summary>The number of rows that come and leave.</summary>
    public int Count => _entries.Length;

    /// <summary>All rows come to where they are.</summary>
    public static RowMoves All(ReadOnlySpan<int> clusters, int clusterCount)
    {
        int[] nowhere = new int[clusters.Length];
        Array.Fill(nowhere, -1);
        return Between(nowhere, clusters, clusterCount);
    }

    /// <summary>Rows leave the clusters where they are not to be any more.</summary>
    /// <param name="from">The cluster of each row, -1 for none.</param>
    /// <param name="to">The cluster of each row that is to be.</param>
    /// <param name="clusterCount">The number of clusters.</param>
    public static RowMoves Between(ReadOnlySpan<int> from, ReadOnlySpan<int> to, int clusterCount)
    {
        int[] starts = new int[clusterCount + 1];
        for (int row = 0; row < from.Length; row++)
        {
            if (from[row] != to[row])
            {
                starts[to[row] + 1]++;
                if (from[row] >= 0)
                {
                    starts[from[row] + 1]++;
                }
            }
        }

        for (int cluster = 0; cluster < clusterCount; cluster++)
        {
            starts[cluster + 1] += starts[cluster];
        }

        int[] next = starts[..^1];
        int[] entries = new int[starts[^1]];
        for (int row = 0; row < from.Length; row++)
        {
            if (from[row] != to[row])
            {
                entries[next[to[row]]++] = row;
                if (from[row] >= 0)
                {
                    entries[next[from[row]]++] = ~row;
                }
            }
        }

        return new(starts, entries);
    }

    /// <summary>The rows of a cluster in their order: those that come, and the complements of those that leave.</summary>
    public ReadOnlySpan<int> Of(int cluster) => _entries.AsSpan(_starts[cluster].._starts[cluster + 1]);
}
