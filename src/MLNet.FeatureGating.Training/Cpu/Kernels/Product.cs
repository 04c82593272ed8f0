using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>
/// The one matrix product: C[i, :] = sum over k of A[i, k] * B[k, :]. Rows of B and C are lanes; A is read number by number, with any strides,
/// so that forward, backward and weight gradient differ in nothing but strides.
/// </summary>
internal static unsafe class Product<T>
    where T : unmanaged, ILanes<T>
{
    /// <summary>Computes a product.</summary>
    /// <param name="rows">The number of rows of A and C.</param>
    /// <param name="columns">The number of columns of B and C, a multiple of the lanes.</param>
    /// <param name="terms">The number of columns of A and rows of B.</param>
    /// <param name="a">A, and the strides of its rows and columns.</param>
    /// <param name="b">B, and the stride of its rows.</param>
    /// <param name="c">C, and the stride of its rows.</param>
    /// <param name="other">A bias a row, or activations laid out as C, or null, as <typeparamref name="TEnd"/> wants.</param>
    [MethodImpl(Jit.Hot)]
    public static void Compute<TEnd>(int rows, int columns, int terms, Operand a, Operand b, Operand c, float* other)
        where TEnd : struct, IProductEnd<T>
    {
        int width = T.TileWidth * T.Count;
        int column = 0;
        for (; column + width <= columns; column += width)
        {
            Strips<TEnd, Sizes.Four, Sizes.Two>(rows, terms, a, b, c, other, column);
        }

        switch ((columns - column) / T.Count)
        {
            case 3:
                Strips<TEnd, Sizes.Three, Sizes.One>(rows, terms, a, b, c, other, column);
                break;
            case 2:
                Strips<TEnd, Sizes.Two, Sizes.One>(rows, terms, a, b, c, other, column);
                break;
            case 1:
                Strips<TEnd, Sizes.One, Sizes.One>(rows, terms, a, b, c, other, column);
                break;
        }
    }

    // Rows in tiles of six: with the widest strip they fill the registers.
    [MethodImpl(Jit.Hot)]
    private static void Strips<TEnd, TWide, TNarrow>(int rows, int terms, Operand a, Operand b, Operand c, float* other, int column)
        where TEnd : struct, IProductEnd<T>
        where TWide : struct, ISize
        where TNarrow : struct, ISize
    {
        if (T.TileWidth == 4)
        {
            Column<TEnd, TWide>(rows, terms, a, b.From(column), c.From(column), TEnd.HasBias || other == null ? other : other + column);
        }
        else if (TWide.Value == 4)
        {
            Column<TEnd, TNarrow>(rows, terms, a, b.From(column), c.From(column), TEnd.HasBias || other == null ? other : other + column);
        }
        else
        {
            Column<TEnd, Sizes.One>(rows, terms, a, b.From(column), c.From(column), TEnd.HasBias || other == null ? other : other + column);
        }
    }

    [MethodImpl(Jit.Hot)]
    private static void Column<TEnd, TWidth>(int rows, int terms, Operand a, Operand b, Operand c, float* other)
        where TEnd : struct, IProductEnd<T>
        where TWidth : struct, ISize
    {
        nint otherStride = TEnd.HasBias ? 1 : c.RowStride;
        int row = 0;
        for (; row + 6 <= rows; row += 6)
        {
            Tile<TEnd, TWidth, Sizes.Six>(terms, a.Row(row), b, c.Row(row), other + (row * otherStride));
        }

        a = a.Row(row);
        c = c.Row(row);
        other += row * otherStride;
        switch (rows - row)
        {
            case 5:
                Tile<TEnd, TWidth, Sizes.Five>(terms, a, b, c, other);
                break;
            case 4:
                Tile<TEnd, TWidth, Sizes.Four>(terms, a, b, c, other);
                break;
            case 3:
                Tile<TEnd, TWidth, Sizes.Three>(terms, a, b, c, other);
                break;
            case 2:
                Tile<TEnd, TWidth, Sizes.Two>(terms, a, b, c, other);
                break;
            case 1:
                Tile<TEnd, TWidth, Sizes.One>(terms, a, b, c, other);
                break;
        }
    }

    [MethodImpl(Jit.Hot)]
    private static void Tile<TEnd, TWidth, THeight>(int terms, Operand a, Operand b, Operand c, float* other)
        where TEnd : struct, IProductEnd<T>
        where TWidth : struct, ISize
        where THeight : struct, ISize
    {
        Strip<T, TWidth> sum0 = Start<TEnd, TWidth>(other, 0);
        Strip<T, TWidth> sum1 = THeight.Value > 1 ? Start<TEnd, TWidth>(other, 1) : default;
        Strip<T, TWidth> sum2 = THeight.Value > 2 ? Start<TEnd, TWidth>(other, 2) : default;
        Strip<T, TWidth> sum3 = THeight.Value > 3 ? Start<TEnd, TWidth>(other, 3) : default;
        Strip<T, TWidth> sum4 = THeight.Value > 4 ? Start<TEnd, TWidth>(other, 4) : default;
        Strip<T, TWidth> sum5 = THeight.Value > 5 ? Start<TEnd, TWidth>(other, 5) : default;
        float* a0 = a.At;
        float* a1 = a0 + a.RowStride;
        float* a2 = a1 + a.RowStride;
        float* a3 = a2 + a.RowStride;
        float* a4 = a3 + a.RowStride;
        float* a5 = a4 + a.RowStride;
        float* row = b.At;
        nint rowStride = b.RowStride;
        nint step = a.ColumnStride;
        nint offset = 0;
        for (nint term = 0; term < terms; term++)
        {
            Strip<T, TWidth> strip = Strip<T, TWidth>.Load(row);
            Strip<T, TWidth>.Add(ref sum0, a0[offset], strip);
            if (THeight.Value > 1)
            {
                Strip<T, TWidth>.Add(ref sum1, a1[offset], strip);
            }

            if (THeight.Value > 2)
            {
                Strip<T, TWidth>.Add(ref sum2, a2[offset], strip);
            }

            if (THeight.Value > 3)
            {
                Strip<T, TWidth>.Add(ref sum3, a3[offset], strip);
            }

            if (THeight.Value > 4)
            {
                Strip<T, TWidth>.Add(ref sum4, a4[offset], strip);
            }

            if (THeight.Value > 5)
            {
                Strip<T, TWidth>.Add(ref sum5, a5[offset], strip);
            }

            offset += step;
            row += rowStride;
        }

        Finish<TEnd, TWidth>(sum0, c, other, 0);
        if (THeight.Value > 1)
        {
            Finish<TEnd, TWidth>(sum1, c, other, 1);
        }

        if (THeight.Value > 2)
        {
            Finish<TEnd, TWidth>(sum2, c, other, 2);
        }

        if (THeight.Value > 3)
        {
            Finish<TEnd, TWidth>(sum3, c, other, 3);
        }

        if (THeight.Value > 4)
        {
            Finish<TEnd, TWidth>(sum4, c, other, 4);
        }

        if (THeight.Value > 5)
        {
            Finish<TEnd, TWidth>(sum5, c, other, 5);
        }
    }

    [MethodImpl(Jit.Inline)]
    private static Strip<T, TWidth> Start<TEnd, TWidth>(float* bias, int row)
        where TEnd : struct, IProductEnd<T>
        where TWidth : struct, ISize => TEnd.HasBias ? Strip<T, TWidth>.Create(bias[row]) : default;

    [MethodImpl(Jit.Inline)]
    private static void Finish<TEnd, TWidth>(Strip<T, TWidth> sums, Operand c, float* other, int row)
        where TEnd : struct, IProductEnd<T>
        where TWidth : struct, ISize
    {
        float* to = c.At + (row * c.RowStride);
        float* activations = TEnd.HasBias ? null : other + (row * c.RowStride);
        TEnd.Finish(sums.A, to, activations).Store(to);
        if (TWidth.Value > 1)
        {
            TEnd.Finish(sums.B, to + T.Count, activations + T.Count).Store(to + T.Count);
        }

        if (TWidth.Value > 2)
        {
            TEnd.Finish(sums.C, to + (2 * T.Count), activations + (2 * T.Count)).Store(to + (2 * T.Count));
        }

        if (TWidth.Value > 3)
        {
            TEnd.Finish(sums.D, to + (3 * T.Count), activations + (3 * T.Count)).Store(to + (3 * T.Count));
        }
    }
}
