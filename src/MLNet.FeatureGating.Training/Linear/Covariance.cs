namespace MLNet.FeatureGating.Training.Linear;

/// <summary>
/// The covariance C of the columns of a table under weights of its rows: the mean of (x - mean)(x - mean)', divided by the sum of the weights.
/// </summary>
/// <remarks>
/// <para>
/// It is a matrix where there are rows enough (<see cref="DenseCovariance"/>), and where columns outnumber rows by far, as cells of a grid outnumber
/// months, it is kept as the centred rows (<see cref="FactoredCovariance"/>): 10,000 columns would make a matrix of 800 MB.
/// </para>
/// <para>The same rows give the same covariance on one machine, bit for bit, whatever the number of threads.</para>
/// </remarks>
internal abstract class Covariance
{
    /// <summary>With fewer rows than columns by this factor the rows are kept: they are smaller and multiply faster than the matrix.</summary>
    internal const int FactoredRatio = 4;

    protected Covariance(int rowCount, double[] means)
    {
        RowCount = rowCount;
        ColumnCount = means.Length;
        Means = means;
        Variances = new double[means.Length];
    }

    /// <summary>Gets the number of rows that it was measured on.</summary>
    public int RowCount { get; }

    /// <summary>Gets the number of columns.</summary>
    public int ColumnCount { get; }

    /// <summary>Gets the mean of each column. Not to be written to.</summary>
    public double[] Means { get; }

    /// <summary>Gets the variance of each column. Not to be written to.</summary>
    public double[] Variances { get; }

    /// <summary>Gets a value indicating whether the covariance is kept as rows, without the matrix.</summary>
    public abstract bool IsFactored { get; }

    /// <summary>Gets the part of the largest eigenvalue below which others may be errors of the matrix.</summary>
    public abstract double Precision { get; }

    /// <summary>Measures the covariance of the columns of a table.</summary>
    /// <param name="values">The values, row after row, all finite: rows x <paramref name="columnCount"/>, at least 2 rows.</param>
    /// <param name="columnCount">The number of columns. Range: at least 1.</param>
    /// <param name="weights">One weight a row, at least 0, two above 0; <see langword="null"/> for equal weights.</param>
    /// <param name="threads">The number of threads at most; <see langword="null"/> for one a processor. Range: at least 1.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The covariance.</returns>
    /// <exception cref="ArgumentException">
    /// The values are no whole rows, are fewer than 2 rows, or one is not finite; or the weights are not as many as the rows, one is not finite or
    /// below 0, or fewer than two are above 0; or there are more than 46,340 columns and not four times as many as rows.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is below 1.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Covariance Measure(
        ReadOnlyMemory<float> values,
        int columnCount,
        IReadOnlyList<float>? weights = null,
        int? threads = null,
        CancellationToken cancellationToken = default)
    {
        var workers = new Workers(threads, cancellationToken);
        TableChecks.RequireRows(values.Length, columnCount, nameof(values));
        int rows = values.Length / columnCount;
        if (rows < 2)
        {
            throw new ArgumentException("A covariance needs at least 2 rows, but there is 1.", nameof(values));
        }

        if (weights is not null)
        {
            TrainingData.RequireWeights(weights, rows, nameof(weights));
            if (weights.Count(weight => weight > 0) < 2)
            {
                throw new ArgumentException("A covariance needs at least 2 rows of a weight above 0, but there is 1.", nameof(weights));
            }
        }

        bool isFactored = rows <= columnCount / FactoredRatio;
        if (!isFactored && (long)columnCount * columnCount > Array.MaxLength)
        {
            throw new ArgumentException(
                $"The covariance of {columnCount} columns is too large a matrix: give fewer columns, or at most {columnCount / FactoredRatio} rows.",
                nameof(columnCount));
        }

        MeasuredRows measured = MeasuredRows.Create(values, columnCount, weights, workers);
        return isFactored ? FactoredCovariance.Create(measured, workers) : DenseCovariance.Create(measured, workers);
    }

    /// <summary>Writes the covariances of a column with all columns.</summary>
    /// <param name="column">The column.</param>
    /// <param name="row">One number a column, overwritten.</param>
    /// <param name="workers">The threads.</param>
    public abstract void CopyRow(int column, double[] row, Workers workers);

    /// <summary>Writes the covariances of several columns with all columns, which may cost less than one after another.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">A row for each of them, one behind the other, overwritten.</param>
    /// <param name="workers">The threads.</param>
    public virtual void CopyRows(ReadOnlySpan<int> columns, double[] rows, Workers workers)
    {
        double[] row = new double[ColumnCount];
        for (int i = 0; i < columns.Length; i++)
        {
            CopyRow(columns[i], row, workers);
            row.CopyTo(rows, i * ColumnCount);
        }
    }

    /// <summary>Multiplies vectors by the covariance.</summary>
    /// <param name="vectors">The vectors, one behind the other, each one number a column.</param>
    /// <param name="count">The number of vectors.</param>
    /// <param name="products">As many vectors, overwritten.</param>
    /// <param name="workers">The threads.</param>
    public abstract void Multiply(double[] vectors, int count, double[] products, Workers workers);

    /// <summary>Computes the weighted sum of squares of each row of the covariance.</summary>
    /// <param name="weights">One weight a column.</param>
    /// <param name="workers">The threads.</param>
    /// <returns>One sum a column.</returns>
    public abstract double[] RowSquares(double[] weights, Workers workers);
}
