using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Search.Rows;

/// <summary>Deals rows out to folds: every class, or events and censored rows, evenly; and rows of one group to one fold.</summary>
internal static class FoldAssignment
{
    private const int LeastRows = 3;

    /// <summary>Gives the fold that holds each row out.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="folds">The number of folds that is wanted.</param>
    /// <param name="seed">The seed of the order of the rows.</param>
    /// <returns>One fold a row, from 0, and the number of folds: fewer than wanted where rows or groups do not make so many.</returns>
    /// <exception cref="InvalidOperationException">There are not two groups, or not three rows; not two events, where survival is learnt.</exception>
    public static (int[] FoldOfRows, int Folds) Create(FeatureTable table, int folds, int seed)
    {
        // Of one row alone there is no telling how features vary.
        if (table.RowCount < LeastRows)
        {
            throw new InvalidOperationException(
                $"A lambda experiment needs at least {LeastRows} rows: two to learn from, others to be judged by. There "
                + $"{(table.RowCount == 1 ? "is one" : "are two")} that count.");
        }

        var random = new Random(seed);
        (int[] foldOfRows, int made) = table.GroupOfRows is { } groups ? ByGroup(table, groups, folds, random) : ByRow(table, folds, random);
        return made >= 2
            ? (foldOfRows, made)
            : throw TooFew(table);
    }

    private static InvalidOperationException TooFew(FeatureTable table)
    {
        string rows = table.HasEvent is null ? "rows" : "events";
        return new(table.GroupOfRows is null
            ? "A lambda experiment needs at least two events: one to learn from, one to be judged by. There is one."
            : $"A lambda experiment needs {rows} of at least two values in its sampling key column: rows of one value are never both learnt from and "
                + $"judged by. All {rows} have the same value.");
    }

    private static (int[] FoldOfRows, int Folds) ByRow(FeatureTable table, int folds, Random random)
    {
        // Where there is no event, survival cannot be judged.
        int count = Math.Min(folds, table.HasEvent?.Count(happened => happened) ?? table.RowCount);
        int[] foldOfRows = new int[table.RowCount];
        int next = 0;
        foreach (int[] rows in Strata(table))
        {
            random.Shuffle(rows);
            foreach (int row in rows)
            {
                // Where one class ends the next goes on: folds differ by one row at most.
                foldOfRows[row] = next++ % count;
            }
        }

        return (foldOfRows, count);
    }

    private static (int[] FoldOfRows, int Folds) ByGroup(FeatureTable table, int[] groups, int folds, Random random)
    {
        int[][] rowsOfGroups = [.. Enumerable.Range(0, table.RowCount).GroupBy(row => groups[row]).OrderBy(group => group.Key)
            .Select(group => group.ToArray())];
        bool HasEvent(int[] rows) => table.HasEvent is not { } events || rows.Any(row => events[row]);
        int count = Math.Min(folds, rowsOfGroups.Count(HasEvent));
        int[] stratumOfRows = new int[table.RowCount];
        int[][] strata = [.. Strata(table)];
        for (int stratum = 0; stratum < strata.Length; stratum++)
        {
            foreach (int row in strata[stratum])
            {
                stratumOfRows[row] = stratum;
            }
        }

        // Groups with events first, one at least for every fold; large groups first, each to the fold that is shortest of what the group has.
        random.Shuffle(rowsOfGroups);
        int[] foldOfRows = new int[table.RowCount];
        double[,] held = new double[count, strata.Length];
        int[] size = new int[count];
        foreach (int[] rows in rowsOfGroups.OrderByDescending(HasEvent).ThenByDescending(rows => rows.Length))
        {
            double Need(int fold) => rows.Sum(row => held[fold, stratumOfRows[row]] / strata[stratumOfRows[row]].Length);
            int fold = Enumerable.Range(0, count).OrderBy(fold => size[fold] > 0).ThenBy(Need).ThenBy(fold => size[fold]).First();
            size[fold] += rows.Length;
            foreach (int row in rows)
            {
                foldOfRows[row] = fold;
                held[fold, stratumOfRows[row]]++;
            }
        }

        return (foldOfRows, count);
    }

    private static IEnumerable<int[]> Strata(FeatureTable table)
    {
        IEnumerable<int> rows = Enumerable.Range(0, table.RowCount);
        return table.Task switch
        {
            LearningTask.Regression or LearningTask.Reconstruction => [rows.ToArray()],
            LearningTask.Survival => rows.GroupBy(row => table.HasEvent![row]).OrderBy(group => group.Key).Select(group => group.ToArray()),
            _ => rows.GroupBy(row => table.Targets[row]).OrderBy(group => group.Key).Select(group => group.ToArray()),
        };
    }
}
