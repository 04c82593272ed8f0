using MLNet.FeatureGating.Tool.Csv;

namespace MLNet.FeatureGating.Tool.Columns;

/// <summary>What the cells of a column are, and their numbers.</summary>
internal sealed class ColumnScan
{
    private ColumnScan(CsvTable table, string name, double[] numbers)
    {
        Table = table;
        Name = name;
        Numbers = numbers;
    }

    public CsvTable Table { get; }

    public string Name { get; }

    /// <summary>The number of each row; not a number where there is none.</summary>
    public double[] Numbers { get; }

    /// <summary>The rows without a value, ascending.</summary>
    public List<int> MissingRows { get; } = [];

    /// <summary>The rows whose value is no number, ascending.</summary>
    public List<int> TextRows { get; } = [];

    /// <summary>The first row whose number is infinite, in double or in single precision; -1 for none.</summary>
    public int InfiniteRow { get; private set; } = -1;

    /// <summary>How many of the texts would be numbers if decimals were written the other way.</summary>
    public int OtherKind { get; private set; }

    public int NumberCount => Numbers.Length - MissingRows.Count - TextRows.Count;

    /// <summary>Whether every value is a number.</summary>
    public bool IsNumber => TextRows.Count == 0 && NumberCount > 0;

    public static ColumnScan Of(CsvTable table, string name, CellFormat format)
    {
        RawColumn column = table.Column(name);
        var scan = new ColumnScan(table, name, new double[column.Count]);
        for (int row = 0; row < column.Count; row++)
        {
            scan.Numbers[row] = scan.Read(column.Utf8(row), row, format);
        }

        return scan;
    }

    private double Read(ReadOnlySpan<byte> cell, int row, CellFormat format)
    {
        if (format.IsMissing(cell))
        {
            MissingRows.Add(row);
            return double.NaN;
        }

        if (!format.TryParse(cell, out double value))
        {
            TextRows.Add(row);
            OtherKind += format.IsNumberOfOtherKind(cell) ? 1 : 0;
            return double.NaN;
        }

        if (InfiniteRow < 0 && !float.IsFinite((float)value))
        {
            InfiniteRow = row;
        }

        return value;
    }
}
