using MLNet.FeatureGating.Tool.Csv;
using MLNet.FeatureGating.Tool.Errors;

namespace MLNet.FeatureGating.Tool.Columns;

/// <summary>Applies a policy to missing values: which rows are taken, or why there are none.</summary>
internal static class MissingValues
{
    /// <summary>Finds the rows to take.</summary>
    /// <param name="table">The file.</param>
    /// <param name="scans">All columns that have a part to play.</param>
    /// <param name="isFeature">Whether a column is one to select from: the others must have a value in every row that is taken.</param>
    /// <param name="policy">What to do about missing values.</param>
    /// <exception cref="InputException">A value is missing that must not be, or no row is left.</exception>
    public static int[] RowsToTake(CsvTable table, IReadOnlyCollection<ColumnScan> scans, Predicate<string> isFeature, MissingPolicy policy)
    {
        ColumnScan[] incomplete = [.. scans.Where(scan => scan.MissingRows.Count > 0)];
        if (policy != MissingPolicy.DropRows)
        {
            ColumnScan? fault = incomplete.FirstOrDefault(scan => policy == MissingPolicy.Fail || !isFeature(scan.Name));
            return fault is null ? [.. Enumerable.Range(0, table.RowCount)] : throw Fault(fault, isFeature(fault.Name), incomplete.Length - 1);
        }

        bool[] isIncomplete = new bool[table.RowCount];
        foreach (int row in incomplete.SelectMany(scan => scan.MissingRows))
        {
            isIncomplete[row] = true;
        }

        int[] rows = [.. Enumerable.Range(0, table.RowCount).Where(row => !isIncomplete[row])];
        if (rows.Length > 0)
        {
            return rows;
        }

        ColumnScan worst = incomplete.MaxBy(scan => scan.MissingRows.Count)!;
        throw table.Fault(
            $"every row has a missing value, so that --missing drop-rows leaves none. Most are missing in column {Texts.Quote(worst.Name)}, "
            + $"{worst.MissingRows.Count} of {table.RowCount}: leave it out (--drop {worst.Name}), or say --missing mean.");
    }

    private static InputException Fault(ColumnScan scan, bool isFeature, int otherColumns)
    {
        int others = scan.MissingRows.Count - 1;
        string found = others > 0 ? $"here, and in {Texts.Count(others, "other row")}" : "here";
        string elsewhere = otherColumns > 0 ? $" (values are missing in {Texts.Count(otherColumns, "other column")}, too)" : string.Empty;
        string advice = isFeature
            ? $"Say what to do about it by --missing mean or --missing drop-rows, or leave the column out: --drop {scan.Name}"
            : "There is nothing to put in its place: leave such rows out by --missing drop-rows.";
        return scan.Table.Fault(scan.MissingRows[0], scan.Name, $"column {Texts.Quote(scan.Name)} has no value {found}{elsewhere}. {advice}");
    }
}
