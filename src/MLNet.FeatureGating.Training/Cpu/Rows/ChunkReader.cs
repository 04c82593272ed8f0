using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>Brings chunks of rows into a workspace.</summary>
internal static unsafe class ChunkReader<T>
    where T : unmanaged, ILanes<T>
{
    // Rows in random order are far apart: fetched ahead, they are there when they are read.
    private const int FetchAhead = 16;

    // A table in the second-level cache is near enough.
    private const long NearValues = 1 << 18;

    /// <summary>Reads rows.</summary>
    /// <param name="workspace">Where to.</param>
    /// <param name="rows">The rows of a step, or all rows to be judged.</param>
    /// <param name="start">The place of the chunk's first row among them.</param>
    /// <param name="count">The number of rows of the chunk.</param>
    /// <param name="inUse">The features in use; null for all.</param>
    /// <param name="stride">The distance from row to row in <see cref="Workspace{T}.InputRows"/> of the first layer.</param>
    /// <param name="wantsRows">Whether the chunk is wanted row by row, too.</param>
    [MethodImpl(Jit.Hot)]
    public static Chunk Read(Workspace<T> workspace, in RowRange rows, int start, int count, int[]? inUse, int stride, bool wantsRows)
    {
        int padded = Padding.RoundUp(count);
        ReadTargets(workspace, rows, start, count, padded);
        Operand byRow = new(workspace.InputRows[0].At, stride);
        Operand features;
        bool hasRows = false;
        if (rows.Order is null && rows.Rows.Columns != null)
        {
            features = new(rows.Rows.Columns + rows.Start + start, rows.Rows.ColumnStride);
            if (inUse is not null || padded > count)
            {
                features = CopyColumns(features, workspace.Features, inUse, rows.Rows.FeatureCount, count, padded);
            }
        }
        else
        {
            CopyRows(rows, start, count, padded, inUse, byRow);
            Transposition<T>.Compute(padded, stride, byRow, workspace.Features);
            features = workspace.Features;
            hasRows = true;
        }

        if (wantsRows && !hasRows)
        {
            Transposition<T>.Compute(stride, padded, features, byRow);
        }

        return new(start, count, padded, features, workspace.Targets, workspace.Weights);
    }

    // The rows that pad a chunk are 0, and so are the features that pad a row: whatever was there before, another member's even, may not be finite.
    [MethodImpl(Jit.Hot)]
    private static Operand CopyColumns(Operand from, Operand to, int[]? inUse, int features, int count, int padded)
    {
        int kept = inUse?.Length ?? features;
        for (int i = 0; i < kept; i++)
        {
            float* target = to.Row(i).At;
            new ReadOnlySpan<float>(from.Row(inUse is null ? i : inUse[i]).At, count).CopyTo(new(target, count));
            new Span<float>(target + count, padded - count).Clear();
        }

        for (int i = kept; i < Padding.RoundUp(kept); i++)
        {
            new Span<float>(to.Row(i).At, padded).Clear();
        }

        return to;
    }

    [MethodImpl(Jit.Hot)]
    private static void ReadTargets(Workspace<T> workspace, in RowRange rows, int start, int count, int padded)
    {
        float scale = 1f / rows.Count;
        float* targets = workspace.Targets;
        float* weights = workspace.Weights;
        float* from = rows.Rows.Targets;
        float* weightOfRow = rows.Weights is null ? null : rows.Weights.At;
        int[]? order = rows.Order;
        for (int i = 0; i < count; i++)
        {
            int row = order is null ? rows.Start + start + i : order[rows.Start + start + i];
            targets[i] = from[row];
            weights[i] = weightOfRow == null ? scale : weightOfRow[row] * scale;
        }

        for (int i = count; i < padded; i++)
        {
            targets[i] = 0;
            weights[i] = 0;
        }
    }

    [MethodImpl(Jit.Hot)]
    private static void CopyRows(in RowRange rows, int start, int count, int padded, int[]? inUse, Operand to)
    {
        int width = rows.Rows.FeatureCount;
        long end = (long)rows.Rows.RowCount * width;
        int stride = (int)to.RowStride;
        bool isFar = Sse.IsSupported && end > NearValues;
        for (int i = 0; i < count; i++)
        {
            int row = rows.Row(start + i);
            float* from = rows.Rows.Features + ((long)row * width);
            float* target = to.Row(i).At;
            if (isFar && i + FetchAhead < count)
            {
                float* ahead = rows.Rows.Features + ((long)rows.Row(start + i + FetchAhead) * width);
                for (int at = 0; at < width; at += Padding.Lanes)
                {
                    Sse.Prefetch0(ahead + at);
                }
            }

            if (inUse is not null)
            {
                Pick(from, inUse, target, stride);
            }
            else if (((long)row * width) + stride <= end)
            {
                CopyRow(from, width, target, stride);
            }
            else
            {
                // Nothing may be read behind the table.
                new ReadOnlySpan<float>(from, width).CopyTo(new(target, width));
                new Span<float>(target + width, stride - width).Clear();
            }
        }

        for (int i = count; i < padded; i++)
        {
            new Span<float>(to.Row(i).At, stride).Clear();
        }
    }

    // Reads up to a lane's width beyond the row, and clears what it found there.
    [MethodImpl(Jit.Inline)]
    private static void CopyRow(float* from, int width, float* target, int stride)
    {
        int at = 0;
        for (; at + T.Count <= width; at += T.Count)
        {
            T.Load(from + at).Store(target + at);
        }

        if (at < width)
        {
            T isInside = T.GreaterThan(T.Create(width - at), T.ToSingle(T.Indices));
            (T.Load(from + at) & isInside).Store(target + at);
            at += T.Count;
        }

        for (; at < stride; at += T.Count)
        {
            T.Zero.Store(target + at);
        }
    }

    [MethodImpl(Jit.Hot)]
    private static void Pick(float* from, int[] inUse, float* target, int stride)
    {
        for (int feature = 0; feature < inUse.Length; feature++)
        {
            target[feature] = from[inUse[feature]];
        }

        for (int feature = inUse.Length; feature < stride; feature++)
        {
            target[feature] = 0;
        }
    }
}
