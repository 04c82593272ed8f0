namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>Rows of a table, as one member sees them.</summary>
/// <param name="rows">The table.</param>
/// <param name="order">The indices of the rows in the order they are read, or null for the table's own order.</param>
/// <param name="weights">The weight of each row of the table, of mean 1; null where all weigh 1.</param>
/// <param name="start">The place of the first row in the order.</param>
/// <param name="count">The number of rows.</param>
internal readonly unsafe struct RowRange(RowSet rows, int[]? order, NativeFloats? weights, int start, int count)
{
    public RowSet Rows { get; } = rows;

    public int[]? Order { get; } = order;

    public NativeFloats? Weights { get; } = weights;

    public int Start { get; } = start;

    public int Count { get; } = count;

    /// <summary>The index in the table of the row at a place of the range.</summary>
    public int Row(int place) => Order is null ? Start + place : Order[Start + place];

    public float Weight(int row) => Weights is null ? 1 : Weights.At[row];
}
