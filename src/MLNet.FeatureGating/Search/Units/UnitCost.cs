using MLNet.FeatureGating.Search.Rows;

namespace MLNet.FeatureGating.Search.Units;

/// <summary>About what a unit of work costs.</summary>
internal static class UnitCost
{
    /// <summary>About how long members take, in multiplications.</summary>
    /// <param name="problem">The rows.</param>
    /// <param name="configuration">The network.</param>
    /// <param name="members">The number of networks.</param>
    /// <param name="steps">The number of steps of each.</param>
    /// <param name="slots">The number of inputs; null for all.</param>
    public static double OfSteps(SearchProblem problem, SearchConfiguration configuration, int members, int steps, int? slots = null)
    {
        double weights = 500;
        int from = slots ?? problem.Table.SlotCount;
        foreach (int to in configuration.HiddenUnits)
        {
            weights += (double)from * to;
            from = to;
        }

        int rows = problem.Table.RowCount;
        int batch = Math.Min(problem.Options.BatchSize ?? rows, rows);

        // Never fewer than ten epochs, whatever the number of steps.
        return members * Math.Max((double)steps * batch, 10.0 * rows) * (weights + from);
    }

    /// <summary>About how much memory the rows of a unit take: the arrays, and the engine's copy of them.</summary>
    public static long Bytes(SearchProblem problem, int? slots = null) =>
        2L * sizeof(float) * problem.Table.RowCount * (slots ?? problem.Table.SlotCount);
}
