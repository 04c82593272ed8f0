using System.Numerics;

namespace MLNet.FeatureGating.Training.Linear;

/// <summary>
/// Selects columns that lie somewhere, as sensors on a map, where rows are few: greedily, by a covariance that is taken the less for true the
/// farther columns are apart. How far covariances reach is chosen by rows that are held out.
/// </summary>
/// <remarks>
/// Greedy selection by the covariance as it is fits noise: of 10,000 columns some always seem to explain what is far away, and the next 100 rows know
/// nothing of it. See <see cref="TaperedCovariance"/>. Costs are those of the matrix: its rows x rows of the table once, and once over all of it for
/// each selected column. The same input and seed select the same columns on one machine, whatever the number of threads.
/// </remarks>
internal static class SpatialSelection
{
    private const double UsualOwnPart = 0.1;

    /// <summary>Selects columns.</summary>
    /// <param name="values">The values, row after row, all finite: rows x <paramref name="columnCount"/>, at least 2 rows.</param>
    /// <param name="columnCount">The number of columns. Range: at least 1.</param>
    /// <param name="rows">
    /// The rows that may be looked at, each once; <see langword="null"/> for all. At least 4 to choose a reach, otherwise 2. Rows next to each
    /// other in the table may be alike: those that are held out together are neighbours.
    /// </param>
    /// <param name="positions">Where each column lies.</param>
    /// <param name="count">The number of columns to select. Range: 1 to the number of those that may be selected and are not constant.</param>
    /// <param name="options">Which columns may be selected, and which are to be explained; <see langword="null"/> for all.</param>
    /// <param name="spatial">How to select; <see langword="null"/> for the defaults.</param>
    /// <param name="seed">The seed of the random selections by which a reach is judged.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The columns, each the one that explains most behind those before it.</returns>
    /// <exception cref="ArgumentException">
    /// The values are no whole rows, are too few, or one is not finite; or a row is listed that is not there, or twice; or there is not one
    /// position a column; or options do not fit the columns, or no column that counts varies.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range; the message tells which columns cannot be selected.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static SpatialLinearSelection Select(
        ReadOnlyMemory<float> values,
        int columnCount,
        IReadOnlyList<int>? rows,
        IReadOnlyList<Vector3> positions,
        int count,
        LinearSelectionOptions? options = null,
        SpatialSelectionOptions? spatial = null,
        int seed = 0,
        CancellationToken cancellationToken = default)
    {
        TableChecks.RequireRows(values.Length, columnCount, nameof(values));
        float[]? weights = rows is null ? null : ListedRows.Weights(rows, values.Length / columnCount);
        Covariance covariance = Covariance.Measure(values, columnCount, weights, options?.Threads, cancellationToken);
        return Select(values, rows, covariance, positions, count, options, spatial, seed, cancellationToken);
    }

    /// <summary>Selects columns of which the covariance is known.</summary>
    /// <param name="values">The values that the covariance was measured on.</param>
    /// <param name="rows">The rows that it was measured on, each once; <see langword="null"/> for all.</param>
    /// <param name="covariance">The covariance of the columns in these rows.</param>
    /// <param name="positions">Where each column lies.</param>
    /// <param name="count">The number of columns to select.</param>
    /// <param name="options">Which columns may be selected, and which are to be explained; <see langword="null"/> for all.</param>
    /// <param name="spatial">How to select; <see langword="null"/> for the defaults.</param>
    /// <param name="seed">The seed of the random selections by which a reach is judged.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static SpatialLinearSelection Select(
        ReadOnlyMemory<float> values,
        IReadOnlyList<int>? rows,
        Covariance covariance,
        IReadOnlyList<Vector3> positions,
        int count,
        LinearSelectionOptions? options,
        SpatialSelectionOptions? spatial,
        int seed,
        CancellationToken cancellationToken)
    {
        options ??= new();
        spatial ??= new();
        spatial.Validate();
        var problem = LinearSelectionProblem.Create(covariance, count, options, cancellationToken);
        var places = ColumnPositions.Create(positions, covariance.ColumnCount);
        (double reach, double ownPart) = spatial.Reach is { } given
            ? (given, spatial.OwnPart ?? UsualOwnPart)
            : new ReachSearch(values, rows, problem, places, spatial, seed).Choose();
        var tapered = TaperedCovariance.Create(covariance, places, reach, ownPart, problem.Workers);
        return new()
        {
            Linear = GreedySelection.Select(tapered, count, Candidates(options, problem), spatial.SwapRounds, cancellationToken),
            Reach = reach,
            OwnPart = ownPart,
        };
    }

    // Those of the covariance as it is: what is added to variances makes no column vary.
    private static LinearSelectionOptions Candidates(LinearSelectionOptions options, LinearSelectionProblem problem) => new()
    {
        ColumnWeights = options.ColumnWeights,
        IsSelectable = problem.IsCandidate,
        MinimumRelativeVariance = 0,
        Threads = options.Threads,
    };
}
