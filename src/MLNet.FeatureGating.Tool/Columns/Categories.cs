using MLNet.FeatureGating.Tool.Csv;

namespace MLNet.FeatureGating.Tool.Columns;

/// <summary>The distinct texts of a column, and which one each row has.</summary>
internal sealed class Categories
{
    private Categories(int[] codes, List<string> values)
    {
        Codes = codes;
        Values = values;
    }

    /// <summary>The place of each row's text in <see cref="Values"/>; -1 where it is missing.</summary>
    public int[] Codes { get; }

    /// <summary>The texts, in the order of their first rows.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>Collects the texts of a column.</summary>
    /// <param name="scan">The column.</param>
    /// <param name="limit">The number of distinct texts after which counting ends: null is returned then.</param>
    public static Categories? Of(ColumnScan scan, int limit = int.MaxValue)
    {
        RawColumn column = scan.Table.Column(scan.Name);
        int[] codes = new int[column.Count];
        var values = new List<string>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        int nextMissing = 0;
        for (int row = 0; row < codes.Length; row++)
        {
            if (nextMissing < scan.MissingRows.Count && scan.MissingRows[nextMissing] == row)
            {
                nextMissing++;
                codes[row] = -1;
                continue;
            }

            string text = column.Text(row);
            if (!known.TryGetValue(text, out codes[row]))
            {
                if (values.Count == limit)
                {
                    return null;
                }

                codes[row] = values.Count;
                known.Add(text, values.Count);
                values.Add(text);
            }
        }

        return new(codes, values);
    }
}
