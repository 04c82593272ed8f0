using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Data;

/// <summary>
/// Which rows each member holds out to be judged by: a part of every class, or of events and of censored rows, and another one for each
/// member, so that together they learn from every row.
/// </summary>
internal static class HoldOut
{
    /// <summary>Gives each member its weights of rows to learn from and of rows to be judged by.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="fraction">The part of each class to hold out; the last row of a class is never held out.</param>
    /// <param name="members">The number of members.</param>
    /// <param name="seed">The seed of the order of the rows.</param>
    /// <returns>The weights; both null where there is no row to spare.</returns>
    public static IReadOnlyList<(float[]? Training, float[]? Validation)> Create(
        FeatureTable table, double fraction, int members, int seed)
    {
        var random = new Random(seed);
        var heldOut = new bool[members][];
        for (int member = 0; member < members; member++)
        {
            heldOut[member] = new bool[table.RowCount];
        }

        foreach ((int[] stratum, int least) in Strata(table))
        {
            random.Shuffle(stratum);
            int wanted = fraction > 0 ? Math.Max(least, (int)Math.Round(stratum.Length * fraction)) : 0;
            int count = Math.Min(wanted, stratum.Length - 1);
            if (count < Math.Min(wanted, least))
            {
                // The one event there is cannot both be learnt from and be judged by.
                return [.. heldOut.Select(_ => ((float[]?)null, (float[]?)null))];
            }

            for (int member = 0; member < members; member++)
            {
                // Like the folds of a cross-validation, round and round.
                for (int i = 0; i < count; i++)
                {
                    heldOut[member][stratum[(((long)member * count) + i) % stratum.Length]] = true;
                }
            }
        }

        return [.. heldOut.Select(rows => rows.Contains(true) ? (Weights(table, rows, false), Weights(table, rows, true)) : (null, null))];
    }

    private static float[]? Weights(FeatureTable table, bool[] heldOut, bool wanted) =>
        [.. heldOut.Select((isHeldOut, row) => isHeldOut == wanted ? table.Weights?[row] ?? 1 : 0)];

    // Each with the number of rows to hold out of it at least: without an event, survival cannot be judged.
    private static IEnumerable<(int[] Rows, int Least)> Strata(FeatureTable table)
    {
        IEnumerable<int> rows = Enumerable.Range(0, table.RowCount);
        return table.Task switch
        {
            LearningTask.Regression or LearningTask.Reconstruction => [(rows.ToArray(), 0)],
            LearningTask.Survival => rows.GroupBy(row => table.HasEvent![row]).OrderBy(group => group.Key)
                .Select(group => (group.ToArray(), group.Key ? 1 : 0)),
            _ => rows.GroupBy(row => table.Targets[row]).OrderBy(group => group.Key).Select(group => (group.ToArray(), 0)),
        };
    }
}
