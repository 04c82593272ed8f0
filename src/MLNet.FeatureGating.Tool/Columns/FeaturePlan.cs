using MLNet.FeatureGating.Tool.Csv;
using MLNet.FeatureGating.Tool.Errors;
using MLNet.FeatureGating.Tool.Views;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Tool.Columns;

/// <summary>What a column to select from is: numbers, or categories that are encoded one-hot.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="IsNumber">Whether it holds numbers.</param>
internal sealed record FeaturePlan(string Name, bool IsNumber)
{
    /// <summary>The distinct texts that a column of categories may have at most.</summary>
    public const int MaximumCategories = 1000;

    /// <summary>Decides what a column of the training file is.</summary>
    /// <exception cref="InputException">Its values can be neither numbers nor categories.</exception>
    public static FeaturePlan Learn(ColumnScan scan, CellFormat format)
    {
        int valueCount = scan.NumberCount + scan.TextRows.Count;
        if (valueCount == 0)
        {
            throw scan.Table.Fault($"column {Texts.Quote(scan.Name)} has no value in any row. Leave it out: --drop {scan.Name}");
        }

        if (!scan.IsNumber)
        {
            CheckDecimals(scan, format);
            CheckCategories(scan, valueCount);
        }

        return new(scan.Name, scan.IsNumber);
    }

    /// <summary>Makes the column as ML.NET sees it.</summary>
    /// <param name="scan">The column, of the training file or of another.</param>
    /// <param name="rows">The rows to take.</param>
    /// <exception cref="InputException">The values are not what those of the training file were.</exception>
    public ViewColumn ToColumn(ColumnScan scan, int[] rows)
    {
        if (IsNumber)
        {
            CheckNumbers(scan);
            return new ArrayColumn<float>(Name, NumberDataViewType.Single, Array.ConvertAll(rows, row => (float)scan.Numbers[row]));
        }

        Categories categories = Categories.Of(scan)!;
        return new CategoryColumn(Name, Array.ConvertAll(rows, row => categories.Codes[row]), categories.Values);
    }

    /// <summary>Refuses texts and infinite values in a column of numbers.</summary>
    /// <exception cref="InputException">There is one.</exception>
    public static void CheckNumbers(ColumnScan scan)
    {
        if (scan.TextRows.Count > 0)
        {
            int row = scan.TextRows[0];
            throw scan.Table.Fault(row, scan.Name, $"column {Texts.Quote(scan.Name)} holds numbers, but here it is "
                + $"{Texts.Quote(scan.Table.Column(scan.Name).Text(row))}.");
        }

        if (scan.InfiniteRow >= 0)
        {
            throw scan.Table.Fault(
                scan.InfiniteRow,
                scan.Name,
                $"{Texts.Quote(scan.Table.Column(scan.Name).Text(scan.InfiniteRow))} is infinite in single precision. Mend it, "
                + $"say that it stands for a missing value (--missing-value), or leave the column out: --drop {scan.Name}");
        }
    }

    private static void CheckDecimals(ColumnScan scan, CellFormat format)
    {
        if (scan.OtherKind < scan.TextRows.Count)
        {
            return;
        }

        int row = scan.TextRows[0];
        string text = Texts.Quote(scan.Table.Column(scan.Name).Text(row));
        throw scan.Table.Fault(row, scan.Name, format.HasDecimalComma
            ? $"column {Texts.Quote(scan.Name)} holds numbers with decimal points, as {text}, but --decimal-comma says that they have commas."
            : $"column {Texts.Quote(scan.Name)} holds numbers with decimal commas, as {text}. If all numbers of the file are written so, say "
                + "--decimal-comma.");
    }

    private static void CheckCategories(ColumnScan scan, int valueCount)
    {
        int limit = Math.Min(MaximumCategories, valueCount / 2);
        if (Categories.Of(scan, limit) is not null)
        {
            return;
        }

        RawColumn column = scan.Table.Column(scan.Name);
        int first = scan.TextRows[0];
        throw scan.NumberCount > scan.TextRows.Count
            ? scan.Table.Fault(
                first,
                scan.Name,
                $"column {Texts.Quote(scan.Name)} holds {Texts.Count(scan.NumberCount, "number")}, but here it is {Texts.Quote(column.Text(first))} "
                + $"(one of {Texts.Count(scan.TextRows.Count, "text")}). Mend it, or say that it stands for a missing value (--missing-value), "
                + $"or leave the column out: --drop {scan.Name}")
            : scan.Table.Fault(
                first,
                scan.Name,
                $"column {Texts.Quote(scan.Name)} has more than {Texts.Count(limit, "distinct text")}, as {Texts.Quote(column.Text(first))}: too "
                + $"many for categories in {Texts.Count(valueCount, "row")}. If it identifies rows, or holds names, dates or sentences, leave it "
                + $"out: --drop {scan.Name}");
    }
}
