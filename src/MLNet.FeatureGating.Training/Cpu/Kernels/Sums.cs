using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>Sums of lanes.</summary>
internal static unsafe class Sums<T>
    where T : unmanaged, ILanes<T>
{
    /// <summary>Adds the sum of each row of a matrix to a number of its own. Columns are a multiple of the lanes.</summary>
    [MethodImpl(Jit.Hot)]
    public static void AddRows(int rows, int columns, Operand matrix, float* sums)
    {
        // Four at a time: one sum across lanes has to wait for itself.
        int row = 0;
        for (; row + 4 <= rows; row += 4)
        {
            float* at = matrix.At + (row * matrix.RowStride);
            T first = T.Zero;
            T second = T.Zero;
            T third = T.Zero;
            T fourth = T.Zero;
            for (int column = 0; column < columns; column += T.Count)
            {
                first += T.Load(at + column);
                second += T.Load(at + matrix.RowStride + column);
                third += T.Load(at + (2 * matrix.RowStride) + column);
                fourth += T.Load(at + (3 * matrix.RowStride) + column);
            }

            sums[row] += T.Sum(first);
            sums[row + 1] += T.Sum(second);
            sums[row + 2] += T.Sum(third);
            sums[row + 3] += T.Sum(fourth);
        }

        for (; row < rows; row++)
        {
            sums[row] += OfRow(matrix.At + (row * matrix.RowStride), columns);
        }
    }

    /// <summary>The sum of numbers whose count is a multiple of the lanes.</summary>
    [MethodImpl(Jit.Inline)]
    public static float OfRow(float* numbers, int count)
    {
        T sum = T.Load(numbers);
        for (int i = T.Count; i < count; i += T.Count)
        {
            sum += T.Load(numbers + i);
        }

        return T.Sum(sum);
    }

    /// <summary>The sum of the squares of numbers whose count is a multiple of 16.</summary>
    [MethodImpl(Jit.Hot)]
    public static double OfSquares(float* numbers, int count)
    {
        T even = T.Zero;
        T odd = T.Zero;
        int i = 0;
        for (; i + (2 * T.Count) <= count; i += 2 * T.Count)
        {
            T first = T.Load(numbers + i);
            T second = T.Load(numbers + i + T.Count);
            even = T.MultiplyAdd(first, first, even);
            odd = T.MultiplyAdd(second, second, odd);
        }

        for (; i < count; i += T.Count)
        {
            T last = T.Load(numbers + i);
            even = T.MultiplyAdd(last, last, even);
        }

        return T.Sum(even + odd);
    }
}
