using MLNet.FeatureGating.Data;

namespace MLNet.FeatureGating.Search.Rows;

/// <summary>Gives rows the labels of others: what is then learnt is chance.</summary>
internal static class LabelPermutation
{
    /// <summary>Gives the row whose label each row gets.</summary>
    /// <param name="table">
    /// The rows. Where all rows of every group have one label, groups swap labels, as rows of one group are no independent ones.
    /// </param>
    /// <param name="seed">The seed of the permutation.</param>
    public static int[] Create(FeatureTable table, int seed)
    {
        var random = new Random(seed);
        int[] rows = [.. Enumerable.Range(0, table.RowCount)];
        if (table.GroupOfRows is { } groups && FirstRows(table, groups) is { } first)
        {
            int[] of = [.. first];
            random.Shuffle(of);
            return [.. rows.Select(row => of[groups[row]])];
        }

        random.Shuffle(rows);
        return rows;
    }

    // The first row of each group; null where a group has several labels.
    private static int[]? FirstRows(FeatureTable table, int[] groups)
    {
        int[] first = new int[groups.Max() + 1];
        Array.Fill(first, -1);
        for (int row = 0; row < groups.Length; row++)
        {
            ref int known = ref first[groups[row]];
            known = known < 0 ? row : known;
            if (table.Targets[row] != table.Targets[known] || table.HasEvent?[row] != table.HasEvent?[known])
            {
                return null;
            }
        }

        return first;
    }
}
