using System.Runtime.Intrinsics;
using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Linear;

/// <summary>The linear map from selected columns to all columns with the least mean squared error. A selected column is mapped to itself.</summary>
internal sealed class LinearReconstruction
{
    /// <summary>The ridge where nothing else is asked for: enough to tell columns from rounding, and too little to be seen in an error.</summary>
    public const double DefaultRidge = 1e-7;

    // Of the variance of a selected column: when others leave no more of it, it is a combination of them.
    private const double LeastPivot = 1e-12;

    private readonly int[] _columns;
    private readonly double[] _means;
    private readonly float[] _weights;

    private LinearReconstruction(int[] columns, double[] means, float[] weights)
    {
        _columns = columns;
        _means = means;
        _weights = weights;
    }

    /// <summary>Gets the columns that all are reconstructed from.</summary>
    public IReadOnlyList<int> Columns => _columns;

    /// <summary>Gets the number of all columns.</summary>
    public int ColumnCount => _means.Length;

    /// <summary>
    /// Gets the weights: for each selected column, in their order, one a column, from deviations from means to deviations from means.
    /// </summary>
    public ReadOnlyMemory<float> Weights => _weights;

    /// <summary>Fits the map to a covariance.</summary>
    /// <param name="covariance">The covariance of all columns.</param>
    /// <param name="columns">The selected columns, each once.</param>
    /// <param name="ridge">The part of each selected column's own variance that is added to it. Default: 1e-7. Range: at least 0.</param>
    /// <param name="threads">The number of threads at most; <see langword="null"/> for one a processor. Range: at least 1.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The map.</returns>
    /// <exception cref="ArgumentException">There are no columns, one is there twice, or one is none of the covariance's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The ridge is below 0, or the number of threads below 1.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static LinearReconstruction Fit(
        Covariance covariance,
        IReadOnlyList<int> columns,
        double ridge = DefaultRidge,
        int? threads = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(covariance);
        ArgumentNullException.ThrowIfNull(columns);
        Require.NotNegative(ridge);
        RequireColumns(columns, covariance.ColumnCount);
        int[] selected = [.. columns];
        float[] weights = RidgeRegression.Weights(covariance, selected, ridge, LeastPivot, new(threads, cancellationToken));
        return new(selected, (double[])covariance.Means.Clone(), weights);
    }

    /// <summary>Reconstructs all columns of rows of which the selected ones are given.</summary>
    /// <param name="selected">The values of the selected columns, in their order, row after row.</param>
    /// <param name="reconstructed">
    /// The values of all columns, row after row, overwritten. What is made of a value that is not finite is not finite.
    /// </param>
    /// <param name="threads">The number of threads at most; <see langword="null"/> for one a processor. Range: at least 1.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ArgumentException">The values are no whole rows, or there is not as much place as they need.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void ReconstructSelected(
        ReadOnlyMemory<float> selected, Memory<float> reconstructed, int? threads = null, CancellationToken cancellationToken = default)
    {
        TableChecks.RequireRows(selected.Length, _columns.Length, nameof(selected));
        Reconstruct(selected, _columns.Length, [.. Enumerable.Range(0, _columns.Length)], reconstructed, new(threads, cancellationToken));
    }

    /// <summary>Reconstructs all columns of rows from the selected ones among them.</summary>
    /// <param name="rows">The values of all columns, row after row, of which only those of selected columns are looked at.</param>
    /// <param name="reconstructed">As many values, overwritten; the same memory may be given.</param>
    /// <param name="threads">The number of threads at most; <see langword="null"/> for one a processor. Range: at least 1.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ArgumentException">The values are no whole rows, or there is not as much place as they need.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void Reconstruct(ReadOnlyMemory<float> rows, Memory<float> reconstructed, int? threads = null, CancellationToken cancellationToken = default)
    {
        TableChecks.RequireRows(rows.Length, ColumnCount, nameof(rows));
        Reconstruct(rows, ColumnCount, _columns, reconstructed, new(threads, cancellationToken));
    }

    /// <summary>Computes the mean squared error of each column on rows.</summary>
    /// <param name="rows">The values of all columns, row after row, all finite.</param>
    /// <param name="rowWeights">One weight a row, at least 0 and not all 0; <see langword="null"/> for equal weights.</param>
    /// <param name="threads">The number of threads at most; <see langword="null"/> for one a processor. Range: at least 1.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>One error a column: 0 for a selected one.</returns>
    /// <exception cref="ArgumentException">The values are no whole rows, or one is not finite; or a weight is no weight.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public double[] ColumnErrors(
        ReadOnlyMemory<float> rows, IReadOnlyList<float>? rowWeights = null, int? threads = null, CancellationToken cancellationToken = default)
    {
        TableChecks.RequireRows(rows.Length, ColumnCount, nameof(rows));
        if (rowWeights is not null)
        {
            TrainingData.RequireWeights(rowWeights, rows.Length / ColumnCount, nameof(rowWeights));
        }

        var workers = new Workers(threads, cancellationToken);
        double[] errors = Application(workers).ColumnErrors(rows, rowWeights);
        if (!errors.All(double.IsFinite))
        {
            TrainingData.RequireFinite(rows.Span, nameof(rows));
        }

        return errors;
    }

    /// <summary>Computes the mean squared error on rows: the mean of all columns, weighted.</summary>
    /// <param name="rows">The values of all columns, row after row, all finite.</param>
    /// <param name="rowWeights">One weight a row, at least 0 and not all 0; <see langword="null"/> for equal weights.</param>
    /// <param name="columnWeights">One weight a column, at least 0 and not all 0; <see langword="null"/> for equal weights.</param>
    /// <param name="threads">The number of threads at most; <see langword="null"/> for one a processor. Range: at least 1.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>
    /// The error. On the rows of the covariance it is <see cref="LinearSelection.ResidualVariance"/> over the sum of the columns' weights, up to the
    /// ridge.
    /// </returns>
    /// <exception cref="ArgumentException">The values are no whole rows, or one is not finite; or a weight is no weight.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public double MeanSquaredError(
        ReadOnlyMemory<float> rows,
        IReadOnlyList<float>? rowWeights = null,
        IReadOnlyList<float>? columnWeights = null,
        int? threads = null,
        CancellationToken cancellationToken = default)
    {
        if (columnWeights is not null)
        {
            TableChecks.RequireColumnWeights(columnWeights, ColumnCount, nameof(columnWeights));
        }

        double[] errors = ColumnErrors(rows, rowWeights, threads, cancellationToken);
        return columnWeights is null
            ? errors.Average()
            : errors.Select((error, column) => error * columnWeights[column]).Sum() / columnWeights.Sum(weight => (double)weight);
    }

    private static void RequireColumns(IReadOnlyList<int> columns, int columnCount)
    {
        if (columns.Count == 0)
        {
            throw new ArgumentException("There must be a column at least to reconstruct the others from, but there is none.", nameof(columns));
        }

        var seen = new HashSet<int>();
        foreach (int column in columns)
        {
            if (column < 0 || column >= columnCount)
            {
                throw new ArgumentException($"A selected column must be between 0 and {columnCount - 1}, but one is {column}.", nameof(columns));
            }

            if (!seen.Add(column))
            {
                throw new ArgumentException($"Selected columns must be there once, but column {column} is there twice.", nameof(columns));
            }
        }
    }

    private void Reconstruct(ReadOnlyMemory<float> values, int width, int[] places, Memory<float> reconstructed, Workers workers)
    {
        long needed = (long)(values.Length / width) * ColumnCount;
        if (reconstructed.Length != needed)
        {
            throw new ArgumentException($"{needed} values need as much place, but there is some for {reconstructed.Length}.", nameof(reconstructed));
        }

        Application(workers).Reconstruct(values, width, places, reconstructed);
    }

    private IReconstructionRun Application(Workers workers) => Vector512.IsHardwareAccelerated
        ? new ReconstructionRun<Lanes512>(_columns, _means, _weights, workers)
        : Vector256.IsHardwareAccelerated
            ? new ReconstructionRun<Lanes256>(_columns, _means, _weights, workers)
            : new ReconstructionRun<Lanes128>(_columns, _means, _weights, workers);
}
