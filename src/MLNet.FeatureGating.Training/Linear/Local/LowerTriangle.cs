namespace MLNet.FeatureGating.Training.Linear;

/// <summary>The Cholesky factor L of a small matrix LL', and what is solved by it.</summary>
internal static unsafe class LowerTriangle
{
    /// <summary>Replaces the lower triangle of a matrix by its factor.</summary>
    /// <param name="matrix">The matrix, row after row.</param>
    /// <param name="size">The number of its rows.</param>
    /// <param name="leastPivot">What is left at least of a number of the diagonal: less than this is rounding.</param>
    public static void Factorize(double[] matrix, int size, double leastPivot)
    {
        for (int i = 0; i < size; i++)
        {
            Span<double> row = matrix.AsSpan(i * size, size);
            for (int j = 0; j < i; j++)
            {
                ReadOnlySpan<double> other = matrix.AsSpan(j * size, size);
                row[j] = (row[j] - Doubles.Dot(row[..j], other[..j])) / other[j];
            }

            row[i] = Math.Sqrt(Math.Max(leastPivot, row[i] - Doubles.Dot(row[..i], row[..i])));
        }
    }

    /// <summary>Replaces rows Y by inverse(L) Y.</summary>
    public static void Forward(double[] factor, int size, double[] rows, int width)
    {
        double[] factors = new double[size];
        fixed (double* at = rows, to = factors)
        {
            for (int i = 0; i < size; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    factors[j] = -factor[(i * size) + j];
                }

                Doubles.AddProduct(to, i, at, width, at + (i * width), width);
                Divide(rows.AsSpan(i * width, width), factor[(i * size) + i]);
            }
        }
    }

    /// <summary>Replaces rows Y by inverse(L') Y.</summary>
    public static void Backward(double[] factor, int size, double[] rows, int width)
    {
        double[] factors = new double[size];
        fixed (double* at = rows, to = factors)
        {
            for (int i = size - 1; i >= 0; i--)
            {
                for (int j = i + 1; j < size; j++)
                {
                    factors[j - i - 1] = -factor[(j * size) + i];
                }

                Doubles.AddProduct(to, size - 1 - i, at + ((i + 1) * width), width, at + (i * width), width);
                Divide(rows.AsSpan(i * width, width), factor[(i * size) + i]);
            }
        }
    }

    private static void Divide(Span<double> row, double pivot)
    {
        double scale = 1 / pivot;
        for (int column = 0; column < row.Length; column++)
        {
            row[column] *= scale;
        }
    }
}
