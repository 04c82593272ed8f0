namespace MLNet.FeatureGating.Training.Linear;

/// <summary>Replaces selected columns by others, one at a time, as long as what is left of all columns shrinks.</summary>
internal static class SwapSearch
{
    // A swap has to pay by more than rounding, or equals would take turns for ever.
    private const double LeastGain = 1e-9;

    private const double LeastGainOfAll = 1e-13;

    /// <summary>Swaps until no swap helps: until each selected column in a row has been taken out and was the best to put back.</summary>
    /// <param name="space">The selected columns, which are replaced.</param>
    /// <param name="problem">What to select from.</param>
    /// <param name="maximumRounds">How often each column is taken out at most.</param>
    public static SwapOutcome Run(SelectedSpace space, LinearSelectionProblem problem, int maximumRounds)
    {
        int swaps = 0;
        int kept = 0;
        for (int round = 0; round < maximumRounds && kept < space.Columns.Count; round++)
        {
            space.Refactorize();
            for (int i = 0; i < space.Columns.Count && kept < space.Columns.Count; i++)
            {
                if (SwapFirst(space, problem))
                {
                    swaps++;
                    kept = 0;
                }

                kept++;
            }
        }

        return new(swaps, kept >= space.Columns.Count);
    }

    // The best for the place of the column that has been there longest; it goes to the end.
    private static bool SwapFirst(SelectedSpace space, LinearSelectionProblem problem)
    {
        var saved = space.Save();
        int column = space.Columns[0];
        double[] direction = space.RemoveFirst();
        double explained = space.Explained(direction);
        int best = space.Best(problem.IsCandidate, GreedySelection.CopyTolerance);

        // Scores have been updated many times; what a column explains is exact.
        double least = explained + (LeastGain * space.ResidualVariance) + (LeastGainOfAll * problem.TotalVariance);
        if (best >= 0 && best != column && space.Direction(best) is { } other && space.Explained(other) > least)
        {
            space.Add(best, other);
            return true;
        }

        space.Restore(column, direction, saved);
        return false;
    }
}
