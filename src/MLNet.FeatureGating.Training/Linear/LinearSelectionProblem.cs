namespace MLNet.FeatureGating.Training.Linear;

/// <summary>What to select from, checked.</summary>
internal sealed class LinearSelectionProblem
{
    /// <summary>How many columns a message names.</summary>
    private const int NamedColumns = 10;

    // The square of what single precision rounds off: no variation.
    private const double Rounding = 1e-14;

    private double[]? _squares;

    private LinearSelectionProblem(Covariance covariance, int count, double[] weights, bool[] isCandidate, Workers workers)
    {
        Covariance = covariance;
        Count = count;
        Weights = weights;
        IsCandidate = isCandidate;
        Workers = workers;
        TotalVariance = Doubles.Dot(covariance.Variances, weights);
    }

    public Covariance Covariance { get; }

    /// <summary>The number of columns to select.</summary>
    public int Count { get; }

    /// <summary>One weight a column in what is explained.</summary>
    public double[] Weights { get; }

    /// <summary>Whether each column may be selected.</summary>
    public bool[] IsCandidate { get; }

    public Workers Workers { get; }

    public double TotalVariance { get; }

    /// <summary>The weighted sum of squares of each row of the covariance. Not to be written to.</summary>
    public double[] Squares => _squares ??= Covariance.RowSquares(Weights, Workers);

    /// <summary>Checks what is asked for.</summary>
    /// <exception cref="ArgumentException">Options do not fit the columns, or no column that counts varies.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A number is out of range: that of the columns to select, too, if it is not that of any that may be.
    /// </exception>
    public static LinearSelectionProblem Create(Covariance covariance, int count, LinearSelectionOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(covariance);
        ArgumentNullException.ThrowIfNull(options);
        Require.AtLeast(1, count);
        Require.Fraction(options.MinimumRelativeVariance, nameof(options.MinimumRelativeVariance));
        int columns = covariance.ColumnCount;
        if (options.ColumnWeights is { } given)
        {
            TableChecks.RequireColumnWeights(given, columns, nameof(options));
        }

        if (options.IsSelectable is { } selectable && selectable.Count != columns)
        {
            throw new ArgumentException(
                $"{nameof(options.IsSelectable)} must tell of {columns} columns, but it tells of {selectable.Count}.", nameof(options));
        }

        double[] weights = new double[columns];
        for (int column = 0; column < columns; column++)
        {
            weights[column] = options.ColumnWeights?[column] ?? 1;
        }

        var problem = new LinearSelectionProblem(
            covariance, count, weights, Candidates(covariance, count, options), new(options.Threads, cancellation));
        return problem.TotalVariance > 0
            ? problem
            : throw new ArgumentException("There is nothing to explain: no column of a weight above 0 varies.", nameof(covariance));
    }

    private static bool[] Candidates(Covariance covariance, int count, LinearSelectionOptions options)
    {
        double least = options.MinimumRelativeVariance * covariance.Variances.Max();
        bool[] isCandidate = new bool[covariance.ColumnCount];
        List<int> constant = [];
        List<int> excluded = [];
        for (int column = 0; column < isCandidate.Length; column++)
        {
            double variance = covariance.Variances[column];
            if (!(options.IsSelectable?[column] ?? true))
            {
                excluded.Add(column);
            }
            else if (variance <= least || variance <= Rounding * covariance.Means[column] * covariance.Means[column])
            {
                constant.Add(column);
            }
            else
            {
                isCandidate[column] = true;
            }
        }

        int selectable = isCandidate.Length - constant.Count - excluded.Count;
        if (count <= selectable)
        {
            return isCandidate;
        }

        string[] reasons = [.. new[] { Reason(constant, "constant"), Reason(excluded, "excluded") }.Where(reason => reason.Length > 0)];
        string why = reasons.Length == 0 ? "" : $" ({string.Join(", ", reasons)})";
        throw new ArgumentOutOfRangeException(
            nameof(count), count, $"{count} columns are to be selected, but of {isCandidate.Length} only {selectable} can be{why}.");
    }

    private static string Reason(List<int> columns, string adjective)
    {
        if (columns.Count == 0)
        {
            return "";
        }

        string named = string.Join(", ", columns.Take(NamedColumns));
        return $"{adjective}: {named}{(columns.Count > NamedColumns ? $" and {columns.Count - NamedColumns} more" : "")}";
    }
}
