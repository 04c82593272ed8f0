using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Linear;

/// <summary>The sums of products of all pairs of columns, by the kernel that the networks are trained with.</summary>
internal static unsafe class CrossProducts<T>
    where T : unmanaged, ILanes<T>
{
    // A tile of sums is made of all blocks one after another, while its part of the rows is in the cache.
    private const int TileRows = 48;

    private const int TileColumns = 512;

    private const int MaximumBlock = 128;

    // Rows that are scaled at a time: 32 MB.
    private const int ScaledValues = 1 << 23;

    /// <summary>Adds the weighted sums of products of scaled columns to the upper triangle of a matrix. What is below it is left undefined.</summary>
    public static void AddUpperTriangle(MeasuredRows rows, ColumnScaling scaling, double[] sums, Workers workers)
    {
        int columns = rows.ColumnCount;

        // An odd number of cache lines from row to row: powers of two would fall on the same few sets of the cache.
        int stride = Padding.RoundUp(columns);
        stride += stride / Padding.Lanes % 2 == 0 ? Padding.Lanes : 0;
        int block = Math.Clamp(Padding.RoundUp((int)Math.Sqrt(rows.RowCount)), Padding.Lanes, MaximumBlock);
        int part = Math.Min(Math.Max(1, ScaledValues / stride / block) * block, (rows.RowCount + block - 1) / block * block);
        using var scaled = new NativeFloats((long)part * stride);
        for (int first = 0; first < rows.RowCount; first += part)
        {
            int start = first;
            int count = Math.Min(part, rows.RowCount - start);
            workers.ForRanges(count, block, (from, to) =>
            {
                for (int row = from; row < to; row++)
                {
                    var target = new Span<float>(scaled.At + ((long)row * stride), columns);
                    Scale(rows.Row(start + row), rows.Root(start + row), scaling, target);
                }
            });
            workers.ForRanges(columns, TileRows, (from, to) =>
            {
                using var tile = new NativeFloats(TileRows * (TileColumns + Padding.Lanes));
                for (int column = from; column < columns; column += TileColumns)
                {
                    int end = Math.Min(columns, column + TileColumns);
                    AddTile(new(scaled.At, stride), count, block, from, to, column, end, tile, sums, columns);
                }
            });
        }
    }

    private static void AddTile(
        Operand scaled, int count, int block, int rowStart, int rowEnd, int columnStart, int columnEnd, NativeFloats tile, double[] sums, int columns)
    {
        var products = new Operand(tile.At, TileColumns + Padding.Lanes);
        int width = columnEnd - columnStart;
        fixed (double* to = sums)
        {
            for (int first = 0; first < count; first += block)
            {
                Operand rows = scaled.Row(first);
                Product<T>.Compute<ProductEnds.Store<T>>(
                    rowEnd - rowStart,
                    Padding.RoundUp(width),
                    Math.Min(block, count - first),
                    rows.From(rowStart).Transposed,
                    rows.From(columnStart),
                    products,
                    null);
                for (int row = rowStart; row < rowEnd; row++)
                {
                    Doubles.Add(to + ((long)row * columns) + columnStart, products.Row(row - rowStart).At, width);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scale(ReadOnlySpan<float> row, float root, ColumnScaling scaling, Span<float> scaled)
    {
        ref float from = ref MemoryMarshal.GetReference(row);
        ref float to = ref MemoryMarshal.GetReference(scaled);
        ref float scales = ref MemoryMarshal.GetArrayDataReference(scaling.Scales);
        ref float shifts = ref MemoryMarshal.GetArrayDataReference(scaling.Shifts);
        int column = 0;
        for (; column + Vector<float>.Count <= row.Length; column += Vector<float>.Count)
        {
            Vector<float> values = Vector.LoadUnsafe(ref from, (nuint)column) * Vector.LoadUnsafe(ref scales, (nuint)column);
            ((values - Vector.LoadUnsafe(ref shifts, (nuint)column)) * root).StoreUnsafe(ref to, (nuint)column);
        }

        for (; column < row.Length; column++)
        {
            scaled[column] = ((row[column] * scaling.Scales[column]) - scaling.Shifts[column]) * root;
        }
    }
}
