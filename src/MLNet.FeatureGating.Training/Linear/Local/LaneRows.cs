using System.Numerics;
using System.Runtime.CompilerServices;
using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Linear;

/// <summary>What is done with single rows of single-precision numbers.</summary>
internal static unsafe class LaneRows
{
    private static int Lanes => Vector<float>.Count;

    /// <summary>Computes (values - shifts) * scales.</summary>
    [MethodImpl(Jit.Hot)]
    public static void Standardize(float* values, float* shifts, float* scales, float* to, int count)
    {
        int i = 0;
        for (; i + Lanes <= count; i += Lanes)
        {
            ((Vector.Load(values + i) - Vector.Load(shifts + i)) * Vector.Load(scales + i)).Store(to + i);
        }

        for (; i < count; i++)
        {
            to[i] = (values[i] - shifts[i]) * scales[i];
        }
    }

    /// <summary>Adds values to sums.</summary>
    [MethodImpl(Jit.Hot)]
    public static void Add(float* values, float* sums, int count)
    {
        int i = 0;
        for (; i + Lanes <= count; i += Lanes)
        {
            (Vector.Load(values + i) + Vector.Load(sums + i)).Store(sums + i);
        }

        for (; i < count; i++)
        {
            sums[i] += values[i];
        }
    }

    /// <summary>Adds factor * values * values to sums.</summary>
    [MethodImpl(Jit.Hot)]
    public static void AddSquares(float* values, float factor, float* sums, int count)
    {
        var factors = new Vector<float>(factor);
        int i = 0;
        for (; i + Lanes <= count; i += Lanes)
        {
            Vector<float> value = Vector.Load(values + i);
            Vector.MultiplyAddEstimate(factors * value, value, Vector.Load(sums + i)).Store(sums + i);
        }

        for (; i < count; i++)
        {
            sums[i] += factor * values[i] * values[i];
        }
    }

    /// <summary>Finds the row with the largest number of each column, the first of equals.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="stride">The distance from a row to the next.</param>
    /// <param name="rowCount">The number of rows.</param>
    /// <param name="to">One number a column, up to whole lanes.</param>
    /// <param name="count">The number of columns.</param>
    [MethodImpl(Jit.Hot)]
    public static void LargestRow(float* rows, nint stride, int rowCount, int* to, int count)
    {
        for (int i = 0; i < count; i += Lanes)
        {
            Vector<float> most = Vector.Load(rows + i);
            Vector<int> index = Vector<int>.Zero;
            for (int row = 1; row < rowCount; row++)
            {
                Vector<float> values = Vector.Load(rows + (row * stride) + i);
                index = Vector.ConditionalSelect(Vector.GreaterThan(values, most), new Vector<int>(row), index);
                most = Vector.Max(values, most);
            }

            index.Store(to + i);
        }
    }
}
