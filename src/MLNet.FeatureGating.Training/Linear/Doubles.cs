using System.Numerics;
using System.Runtime.CompilerServices;
using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Linear;

/// <summary>Sums of products in double precision. Each is added up in an order of its own that nothing else changes.</summary>
internal static unsafe class Doubles
{
    private static int Lanes
    {
        [MethodImpl(Jit.Inline)]
        get => Vector<double>.Count;
    }

    /// <summary>The sum of the products of two rows of numbers.</summary>
    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        fixed (double* a = left, b = right[..left.Length])
        {
            return Dot(a, b, left.Length);
        }
    }

    /// <summary>The sum of the weighted squares of numbers.</summary>
    public static double SquaredNorm(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        fixed (double* at = values, weight = weights[..values.Length])
        {
            return SquaredNorm(at, weight, values.Length);
        }
    }

    /// <summary>Adds a multiple of numbers to others.</summary>
    public static void AddMultiple(Span<double> sums, double factor, ReadOnlySpan<double> values)
    {
        fixed (double* to = sums, from = values[..sums.Length])
        {
            AddMultiple(to, factor, from, sums.Length);
        }
    }

    /// <summary>Turns two rows of numbers into c * first + s * second and c * second - s * first.</summary>
    public static void Rotate(Span<double> first, Span<double> second, double c, double s)
    {
        fixed (double* a = first, b = second[..first.Length])
        {
            Rotate(a, b, first.Length, c, s);
        }
    }

    /// <summary>Computes the product of every row of one matrix with every row of another.</summary>
    /// <param name="a">The rows of one, one behind the other.</param>
    /// <param name="aRows">How many they are.</param>
    /// <param name="b">The rows of the other, one behind the other.</param>
    /// <param name="bRows">How many they are.</param>
    /// <param name="length">The length of all rows.</param>
    /// <param name="products">What becomes of them: a row for each row of <paramref name="a"/>.</param>
    /// <param name="stride">The distance from a row of products to the next.</param>
    [MethodImpl(Jit.Hot)]
    public static void Products(double* a, int aRows, double* b, int bRows, int length, double* products, nint stride)
    {
        // Four rows of the second one stay in the first cache while all of the first one pass by.
        for (int j = 0; j < bRows; j += 4)
        {
            double* b0 = b + ((nint)j * length);
            double* b1 = b + ((nint)Math.Min(j + 1, bRows - 1) * length);
            double* b2 = b + ((nint)Math.Min(j + 2, bRows - 1) * length);
            double* b3 = b + ((nint)Math.Min(j + 3, bRows - 1) * length);
            double* to = products + j;
            for (int i = 0; i < aRows; i += 2)
            {
                double* a0 = a + ((nint)i * length);
                double* next = to + (Math.Min(i + 1, aRows - 1) * stride);
                Tile(a0, i + 1 < aRows ? a0 + length : a0, b0, b1, b2, b3, length, Math.Min(4, bRows - j), to + (i * stride), next);
            }
        }
    }

    /// <summary>Adds the product of a matrix's row with some columns of a matrix: sums += sum over i of factors[i] * rows[i, columns].</summary>
    /// <param name="factors">The row.</param>
    /// <param name="count">Its length, the number of rows of the matrix.</param>
    /// <param name="rows">The matrix, from the first of the columns on.</param>
    /// <param name="stride">The distance from a row of the matrix to the next.</param>
    /// <param name="sums">What is added to.</param>
    /// <param name="columns">The number of columns.</param>
    [MethodImpl(Jit.Hot)]
    public static void AddProduct(double* factors, int count, double* rows, nint stride, double* sums, int columns)
    {
        int i = 0;
        for (; i + 4 <= count; i += 4)
        {
            double* r0 = rows + (i * stride);
            double* r1 = r0 + stride;
            double* r2 = r1 + stride;
            double* r3 = r2 + stride;
            var f0 = new Vector<double>(factors[i]);
            var f1 = new Vector<double>(factors[i + 1]);
            var f2 = new Vector<double>(factors[i + 2]);
            var f3 = new Vector<double>(factors[i + 3]);
            int column = 0;
            for (; column + Lanes <= columns; column += Lanes)
            {
                Vector<double> sum = Vector.Load(sums + column);
                sum = Vector.MultiplyAddEstimate(f0, Vector.Load(r0 + column), sum);
                sum = Vector.MultiplyAddEstimate(f1, Vector.Load(r1 + column), sum);
                sum = Vector.MultiplyAddEstimate(f2, Vector.Load(r2 + column), sum);
                Vector.MultiplyAddEstimate(f3, Vector.Load(r3 + column), sum).Store(sums + column);
            }

            for (; column < columns; column++)
            {
                sums[column] += (factors[i] * r0[column]) + (factors[i + 1] * r1[column])
                    + (factors[i + 2] * r2[column]) + (factors[i + 3] * r3[column]);
            }
        }

        for (; i < count; i++)
        {
            AddMultiple(sums, factors[i], rows + (i * stride), columns);
        }
    }

    /// <summary>Adds single-precision numbers to double-precision ones.</summary>
    [MethodImpl(Jit.Hot)]
    public static void Add(double* sums, float* values, int count)
    {
        int i = 0;
        for (; i + (2 * Lanes) <= count; i += 2 * Lanes)
        {
            Vector.Widen(Vector.Load(values + i), out Vector<double> low, out Vector<double> high);
            (Vector.Load(sums + i) + low).Store(sums + i);
            (Vector.Load(sums + i + Lanes) + high).Store(sums + i + Lanes);
        }

        for (; i < count; i++)
        {
            sums[i] += values[i];
        }
    }

    [MethodImpl(Jit.Hot)]
    private static double Dot(double* a, double* b, int count)
    {
        Vector<double> s0 = default;
        Vector<double> s1 = default;
        Vector<double> s2 = default;
        Vector<double> s3 = default;
        int i = 0;
        for (; i + (4 * Lanes) <= count; i += 4 * Lanes)
        {
            s0 = Vector.MultiplyAddEstimate(Vector.Load(a + i), Vector.Load(b + i), s0);
            s1 = Vector.MultiplyAddEstimate(Vector.Load(a + i + Lanes), Vector.Load(b + i + Lanes), s1);
            s2 = Vector.MultiplyAddEstimate(Vector.Load(a + i + (2 * Lanes)), Vector.Load(b + i + (2 * Lanes)), s2);
            s3 = Vector.MultiplyAddEstimate(Vector.Load(a + i + (3 * Lanes)), Vector.Load(b + i + (3 * Lanes)), s3);
        }

        double sum = Vector.Sum((s0 + s1) + (s2 + s3));
        for (; i < count; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    [MethodImpl(Jit.Hot)]
    private static double SquaredNorm(double* values, double* weights, int count)
    {
        Vector<double> even = default;
        Vector<double> odd = default;
        int i = 0;
        for (; i + (2 * Lanes) <= count; i += 2 * Lanes)
        {
            Vector<double> first = Vector.Load(values + i);
            Vector<double> second = Vector.Load(values + i + Lanes);
            even = Vector.MultiplyAddEstimate(first * first, Vector.Load(weights + i), even);
            odd = Vector.MultiplyAddEstimate(second * second, Vector.Load(weights + i + Lanes), odd);
        }

        double sum = Vector.Sum(even + odd);
        for (; i < count; i++)
        {
            sum += values[i] * values[i] * weights[i];
        }

        return sum;
    }

    [MethodImpl(Jit.Hot)]
    private static void AddMultiple(double* sums, double factor, double* values, int count)
    {
        var factors = new Vector<double>(factor);
        int i = 0;
        for (; i + Lanes <= count; i += Lanes)
        {
            Vector.MultiplyAddEstimate(factors, Vector.Load(values + i), Vector.Load(sums + i)).Store(sums + i);
        }

        for (; i < count; i++)
        {
            sums[i] += factor * values[i];
        }
    }

    [MethodImpl(Jit.Hot)]
    private static void Rotate(double* first, double* second, int count, double c, double s)
    {
        var cosines = new Vector<double>(c);
        var sines = new Vector<double>(s);
        int i = 0;
        for (; i + Lanes <= count; i += Lanes)
        {
            Vector<double> a = Vector.Load(first + i);
            Vector<double> b = Vector.Load(second + i);
            ((cosines * a) + (sines * b)).Store(first + i);
            ((cosines * b) - (sines * a)).Store(second + i);
        }

        for (; i < count; i++)
        {
            (first[i], second[i]) = ((c * first[i]) + (s * second[i]), (c * second[i]) - (s * first[i]));
        }
    }

    // Two rows times four: eight sums, and as many products for six loads.
    [MethodImpl(Jit.Hot)]
    private static void Tile(
        double* a0, double* a1, double* b0, double* b1, double* b2, double* b3, int length, int columns, double* products, double* next)
    {
        Vector<double> s00 = default;
        Vector<double> s01 = default;
        Vector<double> s02 = default;
        Vector<double> s03 = default;
        Vector<double> s10 = default;
        Vector<double> s11 = default;
        Vector<double> s12 = default;
        Vector<double> s13 = default;
        int i = 0;
        for (; i + Lanes <= length; i += Lanes)
        {
            Vector<double> first = Vector.Load(a0 + i);
            Vector<double> second = Vector.Load(a1 + i);
            Vector<double> b = Vector.Load(b0 + i);
            s00 = Vector.MultiplyAddEstimate(first, b, s00);
            s10 = Vector.MultiplyAddEstimate(second, b, s10);
            b = Vector.Load(b1 + i);
            s01 = Vector.MultiplyAddEstimate(first, b, s01);
            s11 = Vector.MultiplyAddEstimate(second, b, s11);
            b = Vector.Load(b2 + i);
            s02 = Vector.MultiplyAddEstimate(first, b, s02);
            s12 = Vector.MultiplyAddEstimate(second, b, s12);
            b = Vector.Load(b3 + i);
            s03 = Vector.MultiplyAddEstimate(first, b, s03);
            s13 = Vector.MultiplyAddEstimate(second, b, s13);
        }

        Finish(s00, s10, a0, a1, b0, i, length, products, next);
        if (columns > 1)
        {
            Finish(s01, s11, a0, a1, b1, i, length, products + 1, next + 1);
        }

        if (columns > 2)
        {
            Finish(s02, s12, a0, a1, b2, i, length, products + 2, next + 2);
        }

        if (columns > 3)
        {
            Finish(s03, s13, a0, a1, b3, i, length, products + 3, next + 3);
        }
    }

    // The last numbers, which fill no lanes.
    [MethodImpl(Jit.Inline)]
    private static void Finish(
        Vector<double> first, Vector<double> second, double* a0, double* a1, double* b, int from, int length, double* product, double* next)
    {
        double sum = Vector.Sum(first);
        double nextSum = Vector.Sum(second);
        for (int i = from; i < length; i++)
        {
            sum += a0[i] * b[i];
            nextSum += a1[i] * b[i];
        }

        // Where there is no second row it is the first one once more, in the same place.
        *next = nextSum;
        *product = sum;
    }
}
