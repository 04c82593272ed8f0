using static TorchSharp.torch;

namespace MLNet.FeatureGating.Gates;

/// <summary>Which rows of a batch each group of channels is open for.</summary>
internal sealed class OpenRows
{
    private readonly long[][] _rows;

    /// <summary>Initializes a new instance of the <see cref="OpenRows"/> class.</summary>
    /// <param name="open">Whether gates are open, row after row.</param>
    /// <param name="groups">The number of groups, which a row has gates of.</param>
    public OpenRows(bool[] open, int groups)
    {
        RowCount = open.Length / groups;
        long[] all = [.. Enumerable.Range(0, RowCount).Select(row => (long)row)];
        _rows = [.. Enumerable.Range(0, groups).Select(group => Array.FindAll(all, row => open[(row * groups) + group]))];
        Rate = (double)_rows.Sum(rows => rows.Length) / open.Length;
    }

    /// <summary>The number of rows of the batch.</summary>
    public int RowCount { get; }

    /// <summary>The part of gates that are open.</summary>
    public double Rate { get; }

    /// <summary>Whether every gate is open.</summary>
    public bool IsAll => Rate == 1;

    /// <summary>The number of rows that a group is open for.</summary>
    public int Count(int group) => _rows[group].Length;

    /// <summary>The rows that a group is open for, on a device.</summary>
    public Tensor Indices(int group, Device device) => tensor(_rows[group], device: device);
}
