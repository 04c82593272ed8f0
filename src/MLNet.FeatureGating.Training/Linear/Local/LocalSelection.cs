namespace MLNet.FeatureGating.Training.Linear;

/// <summary>
/// Selects columns for a reconstruction that is not linear: greedily, by one linear reconstruction, and then by swaps that help where each cluster of
/// rows has a linear reconstruction of its own, as long as the cluster can be told from the selected columns.
/// </summary>
/// <remarks>
/// <para>
/// Rows are clustered by what is linearly reconstructed of them. To replace a column it is left out, rows are clustered by the others, and what each
/// column would explain within the clusters is added up.
/// </para>
/// <para>
/// A try costs about the rows that change clusters x (selected columns + targets) x columns; a sweep takes all rows once. Searches end in different
/// places, and so there are a few: of two selections, a network is mostly better from the one that leaves less within clusters. The same input and
/// seed select the same columns on one machine, whatever the number of threads.
/// </para>
/// </remarks>
internal static class LocalSelection
{
    /// <summary>Selects columns.</summary>
    /// <param name="values">The values, row after row, all finite: rows x <paramref name="columnCount"/>, at least 2 rows.</param>
    /// <param name="columnCount">The number of columns. Range: at least 1.</param>
    /// <param name="rows">The rows that may be looked at, each once and at least 2; <see langword="null"/> for all.</param>
    /// <param name="count">The number of columns to select. Range: 1 to the number of those that may be selected and are not constant.</param>
    /// <param name="options">Which columns may be selected, and which are to be explained; <see langword="null"/> for all.</param>
    /// <param name="local">How to select; <see langword="null"/> for the defaults.</param>
    /// <param name="seed">The seed of the sample of rows, the clusters and the order of tries.</param>
    /// <param name="progress">Is told after every try, on this thread.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The columns, in the order in which they explain most by one linear reconstruction.</returns>
    /// <exception cref="ArgumentException">
    /// The values are no whole rows, are fewer than 2 rows, or one is not finite; or a row is listed that is not there, or twice; or options do not
    /// fit the columns, or no column that counts varies.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range; the message tells which columns cannot be selected.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static LocalLinearSelection Select(
        ReadOnlyMemory<float> values,
        int columnCount,
        IReadOnlyList<int>? rows,
        int count,
        LinearSelectionOptions? options = null,
        LocalSelectionOptions? local = null,
        int seed = 0,
        IProgress<LocalSelectionProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        options ??= new();
        local ??= new();
        local.Validate();
        Require.AtLeast(1, count);
        TableChecks.RequireRows(values.Length, columnCount, nameof(values));
        float[]? weights = rows is null ? null : ListedRows.Weights(rows, values.Length / columnCount);
        Covariance covariance = Covariance.Measure(values, columnCount, weights, options.Threads, cancellationToken);
        LinearSelection start = GreedySelection.Select(covariance, count, options, cancellationToken: cancellationToken);
        return Improve(values, rows, covariance, start, options, local, seed, progress, cancellationToken);
    }

    /// <summary>Improves a linear selection.</summary>
    /// <param name="values">The values that the covariance was measured on.</param>
    /// <param name="rows">The rows that may be looked at, each once; <see langword="null"/> for all.</param>
    /// <param name="covariance">The covariance of the columns in these rows.</param>
    /// <param name="start">The selection, made with the same options.</param>
    /// <param name="options">Which columns may be selected, and which are to be explained.</param>
    /// <param name="local">How to select.</param>
    /// <param name="seed">The seed of the sample of rows, the clusters and the order of tries.</param>
    /// <param name="progress">Is told after every try, on this thread.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static LocalLinearSelection Improve(
        ReadOnlyMemory<float> values,
        IReadOnlyList<int>? rows,
        Covariance covariance,
        LinearSelection start,
        LinearSelectionOptions options,
        LocalSelectionOptions local,
        int seed,
        IProgress<LocalSelectionProgress>? progress,
        CancellationToken cancellationToken)
    {
        local.Validate();
        int count = start.Columns.Count;
        var problem = LinearSelectionProblem.Create(covariance, count, options, cancellationToken);
        int[] sample = Sample(rows, values.Length / covariance.ColumnCount, local.MaximumRows, seed);
        var modes = PrincipalModes.Create(covariance, problem.Weights, Math.Min(local.Targets, covariance.ColumnCount), problem.Workers);
        using var table = new SampledRows(values, sample, problem, modes);
        table.ComputeTargets(problem.Workers);
        int clusters = ClusterCount(sample.Length, count, local);
        var search = new LocalSearch(table, problem, local, clusters);
        int judge = SeedStream.Member(seed, 0);
        double before = search.Remaining([.. start.Columns], judge);
        double after = before;
        LocalSearchOutcome best = new([.. start.Columns], 0, 0, false);

        // With one cluster all searches find the same, but for the order.
        int searches = clusters == 1 ? 1 : local.Searches;
        int tries = 0;
        for (int i = 1; i <= searches; i++)
        {
            LocalSearchOutcome outcome = search.Run([.. start.Columns], SeedStream.Member(seed, i), swaps => progress?.Report(
                new(++tries, searches * local.MaximumSweeps * count, swaps)));
            double remaining = outcome.SwapCount == 0 ? before : search.Remaining(outcome.Selected, judge);
            if (remaining < after || (best.SweepCount == 0 && outcome.SwapCount == 0))
            {
                best = outcome;
                after = remaining;
            }
        }

        return new()
        {
            Linear = Order(covariance, best.Selected, start, options, cancellationToken),
            Start = start,
            RemainingBefore = before,
            RemainingAfter = after,
            SwapCount = best.SwapCount,
            SweepCount = best.SweepCount,
            IsLocalOptimum = best.IsLocalOptimum,
            ClusterCount = clusters,
        };
    }

    /// <summary>The number of clusters for so many rows.</summary>
    internal static int ClusterCount(int rows, int count, LocalSelectionOptions local) =>
        (int)Math.Clamp(rows / Math.Max(local.RowsPerCluster, 10L * (count + 10)), 1, local.MaximumClusters);

    // In the order of the table, as memory is.
    private static int[] Sample(IReadOnlyList<int>? rows, int rowCount, int maximum, int seed)
    {
        int[] all = rows is null ? [.. Enumerable.Range(0, rowCount)] : [.. rows.Order()];
        if (all.Length <= maximum)
        {
            return all;
        }

        int[] order = new int[all.Length];
        RowOrder.Fill(order, seed, LocalSearch.SampleOrder);
        return [.. order.Take(maximum).Order().Select(i => all[i])];
    }

    private static LinearSelection Order(
        Covariance covariance, int[] selected, LinearSelection start, LinearSelectionOptions options, CancellationToken cancellationToken)
    {
        bool[] isSelectable = new bool[covariance.ColumnCount];
        foreach (int column in selected)
        {
            isSelectable[column] = true;
        }

        if (start.Columns.All(column => isSelectable[column]))
        {
            return start;
        }

        var among = new LinearSelectionOptions
        {
            ColumnWeights = options.ColumnWeights,
            IsSelectable = isSelectable,
            MinimumRelativeVariance = options.MinimumRelativeVariance,
            Threads = options.Threads,
        };
        return GreedySelection.Select(covariance, selected.Length, among, maximumSwapRounds: 0, cancellationToken);
    }
}
