namespace MLNet.FeatureGating.Training.Linear;

/// <summary>The rows that come to and leave each cluster. Their memory is used again: each of them would be an array of the large heap.</summary>
/// <param name="clusterCount">The number of clusters.</param>
internal sealed class RowMoves(int clusterCount)
{
    private readonly int[] _starts = new int[clusterCount + 1];
    private readonly int[] _next = new int[clusterCount];
    private int[] _entries = [];

    /// <summary>The number of rows that come and leave.</summary>
    public int Count => _starts[^1];

    /// <summary>All rows come to where they are.</summary>
    public void SetAll(ReadOnlySpan<int> clusters) => Set([], clusters);

    /// <summary>Rows leave the clusters where they are not to be any more.</summary>
    /// <param name="from">The cluster of each row, -1 for none.</param>
    /// <param name="to">The cluster of each row that is to be.</param>
    public void SetBetween(ReadOnlySpan<int> from, ReadOnlySpan<int> to) => Set(from[..to.Length], to);

    /// <summary>The rows of a cluster in their order: those that come, and the complements of those that leave.</summary>
    public ReadOnlySpan<int> Of(int cluster) => _entries.AsSpan(_starts[cluster].._starts[cluster + 1]);

    // From nowhere, where it is empty.
    private void Set(ReadOnlySpan<int> from, ReadOnlySpan<int> to)
    {
        Array.Clear(_starts);
        for (int row = 0; row < to.Length; row++)
        {
            int old = from.IsEmpty ? -1 : from[row];
            if (old != to[row])
            {
                _starts[to[row] + 1]++;
                if (old >= 0)
                {
                    _starts[old + 1]++;
                }
            }
        }

        for (int cluster = 0; cluster < _next.Length; cluster++)
        {
            _starts[cluster + 1] += _starts[cluster];
            _next[cluster] = _starts[cluster];
        }

        if (_entries.Length < Count)
        {
            _entries = new int[Math.Max(Count, to.Length)];
        }

        for (int row = 0; row < to.Length; row++)
        {
            int old = from.IsEmpty ? -1 : from[row];
            if (old != to[row])
            {
                _entries[_next[to[row]]++] = row;
                if (old >= 0)
                {
                    _entries[_next[old]++] = ~row;
                }
            }
        }
    }
}
