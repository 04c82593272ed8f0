using System.Runtime.Intrinsics;
using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Linear;

/// <summary>A covariance as a matrix.</summary>
/// <remarks>
/// Values are centred and scaled by a power of two, so that squares neither overflow nor vanish, and multiplied in single precision. Products are
/// added up in single precision within blocks of about the root of all rows, 128 at most, and in double precision across blocks: the errors of the
/// sums are then about as small as one rounding of the values, 1e-7 of the variances, and 1e-6 where a few values come up again and again.
/// </remarks>
internal sealed class DenseCovariance : Covariance
{
    private const int MirrorTile = 32;

    private readonly double[] _matrix;

    private DenseCovariance(int rowCount, double[] means, double[] matrix)
        : base(rowCount, means)
    {
        _matrix = matrix;
        for (int column = 0; column < ColumnCount; column++)
        {
            Variances[column] = matrix[((long)column * ColumnCount) + column];
        }
    }

    /// <inheritdoc/>
    public override bool IsFactored => false;

    /// <inheritdoc/>
    public override double Precision => 1e-6;

    /// <summary>The matrix, row after row.</summary>
    internal double[] Matrix => _matrix;

    public static DenseCovariance Create(MeasuredRows rows, Workers workers)
    {
        int columns = rows.ColumnCount;
        double[] matrix = new double[(long)columns * columns];
        var scaling = new ColumnScaling(rows);
        if (Vector512.IsHardwareAccelerated)
        {
            CrossProducts<Lanes512>.AddUpperTriangle(rows, scaling, matrix, workers);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            CrossProducts<Lanes256>.AddUpperTriangle(rows, scaling, matrix, workers);
        }
        else
        {
            CrossProducts<Lanes128>.AddUpperTriangle(rows, scaling, matrix, workers);
        }

        workers.ForRanges(columns, MirrorTile, (start, end) =>
        {
            for (int row = start; row < end; row++)
            {
                Finish(matrix.AsSpan(row * columns, columns), row, scaling, rows.TotalWeight);
            }
        });
        workers.ForRanges(columns, MirrorTile, (start, end) => Mirror(matrix, columns, start, end));
        return new(rows.RowCount, rows.Means, matrix);
    }

    /// <inheritdoc/>
    public override void CopyRow(int column, double[] row, Workers workers) => _matrix.AsSpan(column * ColumnCount, ColumnCount).CopyTo(row);

    /// <inheritdoc/>
    public override unsafe void Multiply(double[] vectors, int count, double[] products, Workers workers) =>
        workers.ForRanges(ColumnCount, 64, (start, end) =>
        {
            if (count == 1)
            {
                for (int row = start; row < end; row++)
                {
                    products[row] = Doubles.Dot(_matrix.AsSpan(row * ColumnCount, ColumnCount), vectors);
                }

                return;
            }

            fixed (double* from = vectors, matrix = &_matrix[start * ColumnCount], to = products)
            {
                Doubles.Products(from, count, matrix, end - start, ColumnCount, to + start, ColumnCount);
            }
        });

    /// <inheritdoc/>
    public override double[] RowSquares(double[] weights, Workers workers)
    {
        double[] squares = new double[ColumnCount];
        workers.ForRanges(ColumnCount, 64, (start, end) =>
        {
            for (int row = start; row < end; row++)
            {
                squares[row] = Doubles.SquaredNorm(_matrix.AsSpan(row * ColumnCount, ColumnCount), weights);
            }
        });
        return squares;
    }

    // From sums of products of scaled values to covariances, from the diagonal on.
    private static void Finish(Span<double> products, int row, ColumnScaling scaling, double totalWeight)
    {
        if (scaling.Scales[row] == 0)
        {
            products[row..].Clear();
            return;
        }

        for (int column = row; column < products.Length; column++)
        {
            // The product of two scales may be out of range where each is not.
            double mean = products[column] / totalWeight;
            products[column] = scaling.Scales[column] == 0
                ? 0
                : (mean - (scaling.Offsets[row] * scaling.Offsets[column])) / scaling.Scales[row] / scaling.Scales[column];
        }

        products[row] = Math.Max(0, products[row]);
    }

    // In tiles: a column of a large matrix is a cache line a number.
    private static void Mirror(double[] matrix, int columns, int start, int end)
    {
        for (int tile = 0; tile < end; tile += MirrorTile)
        {
            for (int row = start; row < end; row++)
            {
                for (int column = tile; column < Math.Min(row, tile + MirrorTile); column++)
                {
                    matrix[(row * columns) + column] = matrix[(column * columns) + row];
                }
            }
        }
    }
}
