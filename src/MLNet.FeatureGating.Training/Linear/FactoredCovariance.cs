namespace MLNet.FeatureGating.Training.Linear;

/// <summary>A covariance as the rows Z that it comes from, in double precision: centred, and scaled so that C = Z'Z.</summary>
internal sealed class FactoredCovariance : Covariance
{
    private const int Rows = 8;

    private const int Columns = 512;

    private readonly double[] _rows;

    private FactoredCovariance(int rowCount, double[] means, double[] rows)
        : base(rowCount, means)
    {
        _rows = rows;
        for (int i = 0; i < rows.Length; i++)
        {
            Variances[i % ColumnCount] += rows[i] * rows[i];
        }
    }

    /// <inheritdoc/>
    public override bool IsFactored => true;

    /// <inheritdoc/>
    public override double Precision => 1e-12;

    public static FactoredCovariance Create(MeasuredRows rows, Workers workers)
    {
        int columns = rows.ColumnCount;
        double[] centred = new double[(long)rows.RowCount * columns];
        workers.ForRanges(rows.RowCount, Rows, (start, end) =>
        {
            for (int row = start; row < end; row++)
            {
                double root = rows.Root(row) / Math.Sqrt(rows.TotalWeight);
                ReadOnlySpan<float> values = rows.Row(row);
                for (int column = 0; column < columns; column++)
                {
                    centred[(row * columns) + column] = (values[column] - rows.Means[column]) * root;
                }
            }
        });
        return new(rows.RowCount, rows.Means, centred);
    }

    /// <inheritdoc/>
    public override void CopyRow(int column, double[] row, Workers workers)
    {
        double[] scores = new double[RowCount];
        for (int i = 0; i < RowCount; i++)
        {
            scores[i] = _rows[(i * ColumnCount) + column];
        }

        Combine(scores, 1, row, workers);
    }

    /// <inheritdoc/>
    public override void CopyRows(ReadOnlySpan<int> columns, double[] rows, Workers workers)
    {
        double[] scores = new double[columns.Length * RowCount];
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = _rows[(i % RowCount * ColumnCount) + columns[i / RowCount]];
        }

        Combine(scores, columns.Length, rows, workers);
    }

    /// <inheritdoc/>
    public override unsafe void Multiply(double[] vectors, int count, double[] products, Workers workers)
    {
        double[] scores = new double[count * RowCount];
        workers.ForRanges(RowCount, Rows, (start, end) =>
        {
            fixed (double* from = vectors, rows = &_rows[start * ColumnCount], to = scores)
            {
                Doubles.Products(from, count, rows, end - start, ColumnCount, to + start, RowCount);
            }
        });
        Combine(scores, count, products, workers);
    }

    /// <inheritdoc/>
    public override double[] RowSquares(double[] weights, Workers workers) => SquaresByColumn(RowProducts(weights, workers), workers);

    // Z W Z', rows x rows.
    private unsafe double[] RowProducts(double[] weights, Workers workers)
    {
        double[] products = new double[RowCount * RowCount];
        workers.ForRanges(RowCount, Rows, (start, end) =>
        {
            double[] weighted = _rows.AsSpan(start * ColumnCount, (end - start) * ColumnCount).ToArray();
            for (int i = 0; i < weighted.Length; i++)
            {
                weighted[i] *= weights[i % ColumnCount];
            }

            fixed (double* from = weighted, rows = _rows, to = &products[start * RowCount])
            {
                Doubles.Products(from, end - start, rows, RowCount, ColumnCount, to, RowCount);
            }
        });
        return products;
    }

    // The diagonal of Z'(Z W Z')Z, which is that of C W C.
    private unsafe double[] SquaresByColumn(double[] products, Workers workers)
    {
        double[] squares = new double[ColumnCount];
        workers.ForRanges(ColumnCount, Columns, (start, end) =>
        {
            double[] sums = new double[end - start];
            fixed (double* from = products, rows = _rows, to = sums)
            {
                for (int row = 0; row < RowCount; row++)
                {
                    Array.Clear(sums);
                    Doubles.AddProduct(from + (row * RowCount), RowCount, rows + start, ColumnCount, to, end - start);
                    for (int i = 0; i < sums.Length; i++)
                    {
                        squares[start + i] += _rows[(row * ColumnCount) + start + i] * sums[i];
                    }
                }
            }
        });
        return squares;
    }

    // Rows of scores times Z.
    private unsafe void Combine(double[] scores, int count, double[] products, Workers workers) =>
        workers.ForRanges(ColumnCount, Columns, (start, end) =>
        {
            fixed (double* from = scores, rows = _rows, to = products)
            {
                for (int i = 0; i < count; i++)
                {
                    double* sums = to + (i * ColumnCount) + start;
                    new Span<double>(sums, end - start).Clear();
                    Doubles.AddProduct(from + (i * RowCount), RowCount, rows + start, ColumnCount, sums, end - start);
                }
            }
        });
}
