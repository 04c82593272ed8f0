using System.Numerics;
using System.Runtime.CompilerServices;
using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Linear;

/// <summary>
/// A covariance whose columns have the less in common the farther they are apart: the product of each element with exp(-(distance / reach)^2), and
/// on the diagonal a part of its own, which no column shares.
/// </summary>
/// <remarks>
/// Of few rows, columns that have nothing to do with each other covary by chance, and of many columns there are always some that seem to explain much
/// of what is far away (P. Houtekamer and H. Mitchell, "A sequential ensemble Kalman filter for atmospheric data assimilation", 2001). The factor is
/// positive definite, so the product is a covariance again, and has full rank where rows are fewer than columns. It is kept in single precision, the
/// lower triangle of the columns that vary: 10,000 columns take 200 MB.
/// </remarks>
internal sealed unsafe class TaperedCovariance : Covariance
{
    // Pieces add up in their order, whoever did them.
    private const int Pieces = 32;

    private const int Rows = 16;

    private const int NoPlace = -1;

    private readonly int[] _columns;
    private readonly int[] _places;
    private readonly float[] _triangle;
    private readonly double _unit;

    private TaperedCovariance(Covariance covariance, int[] columns)
        : base(covariance.RowCount, covariance.Means)
    {
        _columns = columns;
        _places = new int[ColumnCount];
        Array.Fill(_places, NoPlace);
        for (int place = 0; place < columns.Length; place++)
        {
            _places[columns[place]] = place;
        }

        _triangle = new float[Start(columns.Length)];

        // A power of two: single precision has no place for squares of very large or small numbers.
        double largest = covariance.Variances.Max();
        _unit = largest > 0 ? Math.ScaleB(1, Math.ILogB(largest)) : 1;
    }

    /// <inheritdoc/>
    public override bool IsFactored => false;

    /// <inheritdoc/>
    public override double Precision => 1e-6;

    /// <summary>Tapers a covariance.</summary>
    /// <param name="covariance">The covariance.</param>
    /// <param name="positions">Where its columns lie.</param>
    /// <param name="reach">The distance at which 1/e of a covariance is left. Range: above 0; infinity leaves all.</param>
    /// <param name="ownPart">The part of each column's variance that is added to it. Range: at least 0.</param>
    /// <param name="workers">The threads.</param>
    /// <exception cref="ArgumentException">Too many columns vary for a matrix.</exception>
    public static TaperedCovariance Create(Covariance covariance, ColumnPositions positions, double reach, double ownPart, Workers workers)
    {
        int[] columns = [.. Enumerable.Range(0, covariance.ColumnCount).Where(column => covariance.Variances[column] > 0)];
        if (Start(columns.Length) > Array.MaxLength)
        {
            throw new ArgumentException($"The covariance of {columns.Length} columns that vary is too large a matrix: give fewer columns.", nameof(covariance));
        }

        var tapered = new TaperedCovariance(covariance, columns);
        ColumnPositions places = positions.Of(columns);
        var alone = new Workers(1, workers.Cancellation);
        workers.ForRanges(columns.Length, Rows, (start, end) =>
        {
            double[] rows = new double[(end - start) * covariance.ColumnCount];
            covariance.CopyRows(columns.AsSpan(start, end - start), rows, alone);
            double[] covariances = new double[end];
            for (int place = start; place < end; place++)
            {
                ReadOnlySpan<double> row = rows.AsSpan((place - start) * covariance.ColumnCount, covariance.ColumnCount);
                for (int other = 0; other <= place; other++)
                {
                    covariances[other] = row[columns[other]];
                }

                places.Taper(place, reach, covariances.AsSpan(0, place + 1));
                covariances[place] *= 1 + ownPart;
                long first = Start(place);
                for (int other = 0; other <= place; other++)
                {
                    tapered._triangle[first + other] = (float)(covariances[other] / tapered._unit);
                }

                tapered.Variances[columns[place]] = tapered._unit * tapered._triangle[first + place];
            }
        });
        return tapered;
    }

    /// <inheritdoc/>
    public override void CopyRow(int column, double[] row, Workers workers)
    {
        Array.Clear(row, 0, ColumnCount);
        int place = _places[column];
        if (place == NoPlace)
        {
            return;
        }

        for (int other = 0; other < _columns.Length; other++)
        {
            row[_columns[other]] = _unit * _triangle[other <= place ? Start(place) + other : Start(other) + place];
        }
    }

    /// <inheritdoc/>
    public override void Multiply(double[] vectors, int count, double[] products, Workers workers)
    {
        for (int i = 0; i < count; i++)
        {
            Span<double> vector = vectors.AsSpan(i * ColumnCount, ColumnCount);
            double[] compact = Compact(vector);
            double[] sums = Sum(workers, (row, place, to) =>
            {
                fixed (double* factors = compact)
                {
                    to[place] += AddBothWays(row, factors, to, place, factors[place]) + (row[place] * factors[place]);
                }
            });
            Spread(sums, _unit, products.AsSpan(i * ColumnCount, ColumnCount));
        }
    }

    /// <inheritdoc/>
    public override double[] RowSquares(double[] weights, Workers workers)
    {
        double[] compact = Compact(weights);
        double[] sums = Sum(workers, (row, place, to) =>
        {
            fixed (double* factors = compact)
            {
                to[place] += AddSquaresBothWays(row, factors, to, place, factors[place]) + ((double)row[place] * row[place] * factors[place]);
            }
        });
        double[] squares = new double[ColumnCount];
        Spread(sums, _unit * _unit, squares);
        return squares;
    }

    private static long Start(int place) => (long)place * (place + 1) / 2;

    // Both halves of the matrix from one: what an element gives to its row is the result, and what it gives to its column is added.
    [MethodImpl(Jit.Hot)]
    private static double AddBothWays(float* row, double* factors, double* sums, int count, double own)
    {
        int lanes = Vector<double>.Count;
        var owns = new Vector<double>(own);
        Vector<double> even = default;
        Vector<double> odd = default;
        int i = 0;
        for (; i + (2 * lanes) <= count; i += 2 * lanes)
        {
            Vector.Widen(Vector.Load(row + i), out Vector<double> low, out Vector<double> high);
            even = Vector.MultiplyAddEstimate(low, Vector.Load(factors + i), even);
            odd = Vector.MultiplyAddEstimate(high, Vector.Load(factors + i + lanes), odd);
            Vector.MultiplyAddEstimate(low, owns, Vector.Load(sums + i)).Store(sums + i);
            Vector.MultiplyAddEstimate(high, owns, Vector.Load(sums + i + lanes)).Store(sums + i + lanes);
        }

        double sum = Vector.Sum(even + odd);
        for (; i < count; i++)
        {
            sum += row[i] * factors[i];
            sums[i] += row[i] * own;
        }

        return sum;
    }

    [MethodImpl(Jit.Hot)]
    private static double AddSquaresBothWays(float* row, double* factors, double* sums, int count, double own)
    {
        int lanes = Vector<double>.Count;
        var owns = new Vector<double>(own);
        Vector<double> even = default;
        Vector<double> odd = default;
        int i = 0;
        for (; i + (2 * lanes) <= count; i += 2 * lanes)
        {
            Vector.Widen(Vector.Load(row + i), out Vector<double> low, out Vector<double> high);
            low *= low;
            high *= high;
            even = Vector.MultiplyAddEstimate(low, Vector.Load(factors + i), even);
            odd = Vector.MultiplyAddEstimate(high, Vector.Load(factors + i + lanes), odd);
            Vector.MultiplyAddEstimate(low, owns, Vector.Load(sums + i)).Store(sums + i);
            Vector.MultiplyAddEstimate(high, owns, Vector.Load(sums + i + lanes)).Store(sums + i + lanes);
        }

        double sum = Vector.Sum(even + odd);
        for (; i < count; i++)
        {
            double square = (double)row[i] * row[i];
            sum += square * factors[i];
            sums[i] += square * own;
        }

        return sum;
    }

    private double[] Sum(Workers workers, RowAdder add)
    {
        double[][] parts = new double[Pieces][];
        workers.ForEach(Pieces, piece =>
        {
            // Equal parts of the triangle.
            int start = Bound(piece);
            int end = Bound(piece + 1);
            double[] sums = new double[_columns.Length];
            fixed (double* to = sums)
            {
                for (int place = start; place < end; place++)
                {
                    fixed (float* row = &_triangle[Start(place)])
                    {
                        add(row, place, to);
                    }
                }
            }

            parts[piece] = sums;
        });
        double[] total = parts[0];
        foreach (double[] part in parts[1..])
        {
            Doubles.AddMultiple(total, 1, part);
        }

        return total;
    }

    private int Bound(int piece) => (int)Math.Round(_columns.Length * Math.Sqrt((double)piece / Pieces));

    private double[] Compact(ReadOnlySpan<double> values)
    {
        double[] compact = new double[_columns.Length];
        for (int place = 0; place < compact.Length; place++)
        {
            compact[place] = values[_columns[place]];
        }

        return compact;
    }

    private void Spread(double[] compact, double unit, Span<double> values)
    {
        values.Clear();
        for (int place = 0; place < compact.Length; place++)
        {
            values[_columns[place]] = unit * compact[place];
        }
    }

    private delegate void RowAdder(float* row, int place, double* sums);
}
