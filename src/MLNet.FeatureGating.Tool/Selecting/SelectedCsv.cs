using System.Buffers;
using System.Text;
using MLNet.FeatureGating.Tool.Columns;
using MLNet.FeatureGating.Tool.Csv;

namespace MLNet.FeatureGating.Tool.Selecting;

/// <summary>Writes a file anew with the selected columns, and those that have another part: every text as it was.</summary>
internal static class SelectedCsv
{
    public static void Write(Stream stream, PreparedTable prepared, IReadOnlySet<string> columns)
    {
        CsvTable table = prepared.Table;
        RawColumn[] kept = [.. table.Columns.Where(column => columns.Contains(column.Name))];
        byte separator = (byte)table.Separator;
        SearchValues<byte> quoted = SearchValues.Create([separator, (byte)'"', (byte)'\r', (byte)'\n']);
        using var output = new BufferedStream(stream, 1 << 16);
        WriteRow(column => Encoding.UTF8.GetBytes(kept[column].Name));
        foreach (int row in prepared.Rows)
        {
            WriteRow(column => kept[column].Utf8(row));
        }

        void WriteRow(CellOf cell)
        {
            for (int column = 0; column < kept.Length; column++)
            {
                if (column > 0)
                {
                    output.WriteByte(separator);
                }

                WriteCell(output, cell(column), quoted);
            }

            output.WriteByte((byte)'\n');
        }
    }

    private delegate ReadOnlySpan<byte> CellOf(int column);

    private static void WriteCell(Stream output, ReadOnlySpan<byte> cell, SearchValues<byte> quoted)
    {
        if (!cell.ContainsAny(quoted) && cell is not ([(byte)' ', ..] or [.., (byte)' ']))
        {
            output.Write(cell);
            return;
        }

        output.WriteByte((byte)'"');
        for (int quote = cell.IndexOf((byte)'"'); quote >= 0; quote = cell.IndexOf((byte)'"'))
        {
            output.Write(cell[..(quote + 1)]);
            output.WriteByte((byte)'"');
            cell = cell[(quote + 1)..];
        }

        output.Write(cell);
        output.WriteByte((byte)'"');
    }
}
