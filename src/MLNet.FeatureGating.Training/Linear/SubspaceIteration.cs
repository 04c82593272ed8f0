using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace MLNet.FeatureGating.Training.Linear;

/// <summary>
/// The largest eigenvalues of a positive symmetric matrix and their vectors, from nothing but products with vectors: a block of vectors, random at
/// first, is multiplied by a polynomial of the matrix that grows fast above the block's smallest eigenvalue (Y. Zhou, Y. Saad, M. Tiago and J.
/// Chelikowsky, "Self-consistent-field calculations using Chebyshev-filtered subspace iteration", 2006) until the vectors wanted are eigenvectors.
/// </summary>
/// <param name="length">The length of a vector.</param>
/// <param name="count">The number of vectors in the block, more than are wanted.</param>
/// <param name="multiply">Multiplies the vectors of a block by the matrix, and writes them to another.</param>
/// <param name="workers">The threads.</param>
internal sealed class SubspaceIteration(int length, int count, Action<double[], double[]> multiply, Workers workers)
{
    private const ulong Seed = 0x5EED0F5E17504A11;

    // The part of its eigenvalue by which a vector may miss it; the second is what rounding leaves of the largest one.
    private const double Tolerance = 1e-8;

    private const double Rounding = 1e-13;

    private const int MaximumRounds = 40;

    private const int MaximumDegree = 12;

    // How much more the first vector may grow than the last: what is left of its digits tells the others apart.
    private const double MaximumSpread = 1e8;

    private const int Range = 256;

    private double[] _vectors = new double[length * count];
    private double[] _products = new double[length * count];
    private double[] _spare = new double[length * count];

    /// <summary>Finds as many eigenvalues as the block has vectors, the first of them exact, and their vectors, from the largest on.</summary>
    /// <param name="wanted">How many are to be exact.</param>
    public (double[] Values, double[] Vectors) Run(int wanted)
    {
        var numbers = new SplitMix64(Seed);
        for (int i = 0; i < _vectors.Length; i++)
        {
            _vectors[i] = numbers.NextSigned();
        }

        double[] values = [];
        for (int round = 0; round < MaximumRounds; round++)
        {
            Orthonormalize(ref numbers);
            multiply(_vectors, _products);
            values = TurnToEigenvectors();
            if (IsDone(values, wanted) || round == MaximumRounds - 1)
            {
                break;
            }

            Filter(values);
        }

        return (values, _vectors);
    }

    private Span<double> Vector(int index) => _vectors.AsSpan(index * length, length);

    // Gram and Schmidt, twice: once is not enough for vectors that are nearly parallel.
    private void Orthonormalize(ref SplitMix64 numbers)
    {
        for (int i = 0; i < count; i++)
        {
            workers.Cancellation.ThrowIfCancellationRequested();
            while (!TryOrthonormalize(i))
            {
                // Parallel to others: anything else will do.
                foreach (ref double value in Vector(i))
                {
                    value = numbers.NextSigned();
                }
            }
        }
    }

    private bool TryOrthonormalize(int index)
    {
        Span<double> vector = Vector(index);
        double before = Math.Sqrt(Doubles.Dot(vector, vector));
        if (!(before > 0))
        {
            return false;
        }

        Scale(vector, 1 / before);
        for (int pass = 0; pass < 2; pass++)
        {
            for (int i = 0; i < index; i++)
            {
                Doubles.AddMultiple(vector, -Doubles.Dot(Vector(i), vector), Vector(i));
            }

            double norm = Math.Sqrt(Doubles.Dot(vector, vector));
            if (!(norm > Rounding))
            {
                return false;
            }

            Scale(vector, 1 / norm);
        }

        return true;
    }

    // Rayleigh and Ritz: the eigenvectors within the space of the block.
    private unsafe double[] TurnToEigenvectors()
    {
        double[] projected = new double[count * count];
        workers.ForRanges(count, 16, (start, end) =>
        {
            fixed (double* products = &_products[start * length], vectors = _vectors, to = &projected[start * count])
            {
                Doubles.Products(products, end - start, vectors, count, length, to, count);
            }
        });
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double mean = 0.5 * (projected[(i * count) + j] + projected[(j * count) + i]);
                projected[(i * count) + j] = mean;
                projected[(j * count) + i] = mean;
            }
        }

        Evd<double> evd = new DenseMatrix(count, count, projected).Evd(Symmetricity.Symmetric);
        double[] ascending = evd.EigenVectors.ToColumnMajorArray();
        Combine(ref _vectors, ascending);
        Combine(ref _products, ascending);
        return [.. evd.EigenValues.Select(value => value.Real).Reverse()];
    }

    // New vectors as combinations of those there are: the last combination first.
    private unsafe void Combine(ref double[] vectors, double[] combinations)
    {
        double[] old = vectors;
        double[] combined = _spare;
        Array.Clear(combined);
        workers.ForRanges(length, Range, (start, end) =>
        {
            fixed (double* factors = combinations, from = old, to = combined)
            {
                for (int i = 0; i < count; i++)
                {
                    Doubles.AddProduct(factors + ((count - 1 - i) * count), count, from + start, length, to + (i * length) + start, end - start);
                }
            }
        });
        vectors = combined;
        _spare = old;
    }

    private bool IsDone(double[] values, int wanted)
    {
        double[] difference = new double[length];
        for (int i = 0; i < wanted; i++)
        {
            _products.AsSpan(i * length, length).CopyTo(difference);
            Doubles.AddMultiple(difference, -values[i], Vector(i));
            if (Math.Sqrt(Doubles.Dot(difference, difference)) > Math.Max(Tolerance * values[i], Rounding * length * values[0]))
            {
                return false;
            }
        }

        return true;
    }

    // Chebyshev polynomials of the matrix with 0 to the block's smallest eigenvalue brought to -1 to 1, where they stay small.
    private void Filter(double[] values)
    {
        double half = 0.5 * values[^1];
        if (!(half > Rounding * values[0]))
        {
            // Nothing to keep small.
            (_vectors, _products) = (_products, _vectors);
            return;
        }

        int degree = Degree((values[0] / half) - 1, (values[^1] / half) - 1);
        double[] before = _vectors;
        double[] now = _spare;
        Step(_vectors, _products, null, half, 1 / half, now);
        for (int i = 1; i < degree; i++)
        {
            multiply(now, _products);
            Step(now, _products, before, half, 2 / half, before);
            (before, now) = (now, before);
        }

        _vectors = now;
        _spare = before;
    }

    // factor * (product - half * vector) - before; it may be put in the place of what was before.
    private void Step(double[] vectors, double[] products, double[]? before, double half, double factor, double[] next) =>
        workers.ForRanges(count, 1, (start, _) =>
        {
            for (int i = start * length; i < (start + 1) * length; i++)
            {
                next[i] = (factor * (products[i] - (half * vectors[i]))) - (before?[i] ?? 0);
            }
        });

    private static void Scale(Span<double> vector, double factor)
    {
        foreach (ref double value in vector)
        {
            value *= factor;
        }
    }

    // Growth is cosh(degree * arcosh(x)), and a power of 2x for small degrees of large x.
    private static int Degree(double first, double last)
    {
        double spread = Math.Acosh(first) - Math.Acosh(Math.Max(1, last));
        return spread <= 0 ? MaximumDegree : (int)Math.Clamp(Math.Log(MaximumSpread) / spread, 1, MaximumDegree);
    }
}
