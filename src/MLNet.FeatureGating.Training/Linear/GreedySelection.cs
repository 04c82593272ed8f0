namespace MLNet.FeatureGating.Training.Linear;

/// <summary>
/// Forward selection: the column that explains most of what the selected ones leave of all columns, again and again; then swaps of a selected column
/// for another, as long as they help.
/// </summary>
/// <remarks>
/// What column i would explain of the residual covariance E is the sum over j of w_j E_ij^2 / E_ii (A. Farahat et al., "An efficient greedy method
/// for unsupervised feature selection", 2011). A swap is looked for by taking a column out and scoring all others by the same formula: one product of
/// the covariance and a vector.
/// </remarks>
internal static class GreedySelection
{
    /// <summary>The rounds of swaps at most where nothing else is asked for: most data need three to six.</summary>
    public const int DefaultSwapRounds = 50;

    /// <summary>
    /// The part of a column's variance that others must leave for it to be worth anything: below it, it is a copy of them up to rounding.
    /// </summary>
    internal const double CopyTolerance = 1e-6;

    /// <summary>Selects columns.</summary>
    /// <param name="covariance">The covariance of all columns.</param>
    /// <param name="count">The number of columns to select. Range: 1 to the number of those that may be selected and are not constant.</param>
    /// <param name="options">Which columns may be selected, and which are to be explained; <see langword="null"/> for all.</param>
    /// <param name="maximumSwapRounds">How often each selected column is tried to be replaced, at most; 0 for no swaps. Range: at least 0.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>
    /// The columns, each the one that explains most behind those before it. Where copies of selected columns are all that is left before the
    /// <paramref name="count"/> is reached, those that vary most follow.
    /// </returns>
    /// <exception cref="ArgumentException">Options do not fit the columns, or no column that counts varies.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range; the message tells which columns cannot be selected.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static LinearSelection Select(
        Covariance covariance,
        int count,
        LinearSelectionOptions? options = null,
        int maximumSwapRounds = DefaultSwapRounds,
        CancellationToken cancellationToken = default)
    {
        Require.AtLeast(0, maximumSwapRounds);
        var problem = LinearSelectionProblem.Create(covariance, count, options ?? new(), cancellationToken);
        var space = new SelectedSpace(problem, isScoring: true);
        List<double> residuals = Forward(space, problem.IsCandidate, count, CopyTolerance);

        // With fewer columns than asked for, they explain all of those that may be selected: no swap adds anything.
        if (maximumSwapRounds == 0 || space.Columns.Count < count)
        {
            return Result(problem, space.Columns, residuals, new(0, space.Columns.Count < count));
        }

        SwapOutcome outcome = SwapSearch.Run(space, problem, maximumSwapRounds);
        if (outcome.Swaps > 0)
        {
            bool[] isSelected = new bool[problem.IsCandidate.Length];
            foreach (int column in space.Columns)
            {
                isSelected[column] = true;
            }

            space = new(problem, isScoring: true);
            residuals = Forward(space, isSelected, count, 0);
        }

        return Result(problem, space.Columns, residuals, outcome);
    }

    /// <summary>Makes the result of columns in their order, filled up with those that vary most.</summary>
    /// <param name="problem">What to select from.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="residuals">The variance that is left behind each of them.</param>
    /// <param name="outcome">What came of swaps.</param>
    internal static LinearSelection Result(
        LinearSelectionProblem problem, IReadOnlyList<int> columns, IReadOnlyList<double> residuals, SwapOutcome outcome)
    {
        int[] rest = [.. Enumerable.Range(0, problem.IsCandidate.Length)
            .Where(column => problem.IsCandidate[column] && !columns.Contains(column))
            .OrderByDescending(column => problem.Covariance.Variances[column])
            .Take(problem.Count - columns.Count)];
        double residual = residuals.Count == 0 ? problem.TotalVariance : residuals[^1];
        return new()
        {
            Columns = [.. columns, .. rest],
            TotalVariance = problem.TotalVariance,
            ExplainedVariances = [.. residuals.Concat(Enumerable.Repeat(residual, rest.Length)).Select(left => problem.TotalVariance - left)],
            ResidualVariance = residual,
            SwapCount = outcome.Swaps,
            IsLocalOptimum = outcome.IsLocalOptimum,
        };
    }

    // The variance that is left behind each column.
    private static List<double> Forward(SelectedSpace space, bool[] isCandidate, int count, double tolerance)
    {
        List<double> residuals = [];
        while (residuals.Count < count && space.Best(isCandidate, tolerance) is >= 0 and int column && space.Direction(column) is { } direction)
        {
            space.Add(column, direction);
            residuals.Add(space.ResidualVariance);
        }

        return residuals;
    }
}
