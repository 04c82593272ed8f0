namespace MLNet.FeatureGating.Training.Linear;

/// <summary>
/// Sensor placement of K. Manohar, B. Brunton, J. Kutz and S. Brunton ("Data-driven sparse sensor placement for reconstruction", 2018): the first
/// principal modes of all columns, and the pivots of a QR factorisation of the modes, transposed, with column pivoting.
/// </summary>
/// <remarks>
/// With weights the modes are those of the weighted columns, which explain most of what counts, in units of the columns: a pivot is a column that
/// pins the modes down when it is measured as it is, whatever it weighs. So a column of weight 0 may be one, too.
/// </remarks>
internal static class PivotedQrSelection
{
    /// <summary>Selects columns.</summary>
    /// <param name="covariance">The covariance of all columns.</param>
    /// <param name="count">The number of columns to select. Range: 1 to the number of those that may be selected and are not constant.</param>
    /// <param name="options">Which columns may be selected, and which are to be explained; <see langword="null"/> for all.</param>
    /// <param name="modeCount">
    /// The number of modes; <see langword="null"/> for <paramref name="count"/>. Range: <paramref name="count"/> to the number of columns.
    /// </param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>
    /// The columns, in the order of the pivots. Where the modes are pinned down before the <paramref name="count"/> is reached, those that vary most
    /// follow.
    /// </returns>
    /// <exception cref="ArgumentException">Options do not fit the columns, or no column that counts varies.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range; the message tells which columns cannot be selected.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static LinearSelection Select(
        Covariance covariance,
        int count,
        LinearSelectionOptions? options = null,
        int? modeCount = null,
        CancellationToken cancellationToken = default)
    {
        var problem = LinearSelectionProblem.Create(covariance, count, options ?? new(), cancellationToken);
        int modes = Require.Between(count, covariance.ColumnCount, modeCount ?? count, nameof(modeCount));
        double[] values = PrincipalModes.Create(covariance, problem.Weights, modes, problem.Workers).InUnitsOfColumns(covariance, problem.Workers);
        List<int> pivots = PivotedQr.Pivots(values, problem.IsCandidate, count, cancellationToken);
        return OfColumns(problem, pivots);
    }

    // What is left behind each pivot.
    private static LinearSelection OfColumns(LinearSelectionProblem problem, List<int> columns)
    {
        var space = new SelectedSpace(problem, isScoring: false);
        List<double> residuals = [];
        foreach (int column in columns)
        {
            problem.Workers.Cancellation.ThrowIfCancellationRequested();
            if (space.Direction(column) is { } direction)
            {
                space.Add(column, direction);
            }

            residuals.Add(space.ResidualVariance);
        }

        return GreedySelection.Result(problem, columns, residuals, default);
    }
}
