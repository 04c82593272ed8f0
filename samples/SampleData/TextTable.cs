namespace SampleData;

/// <summary>A table as Markdown has it, with columns as wide as they need to be.</summary>
public sealed class TextTable(params string[] header)
{
    private const int LeastWidth = 3;

    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row.</summary>
    /// <exception cref="ArgumentException">It has more or fewer cells than the header.</exception>
    public void Add(params string[] cells) => _rows.Add(
        cells.Length == header.Length
            ? cells
            : throw new ArgumentException($"{header.Length} cells are expected, and {cells.Length} are found.", nameof(cells)));

    public void Write(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        int[] widths =
            [.. header.Select((name, column) => _rows.Select(row => row[column].Length).Append(name.Length).Append(LeastWidth).Max())];
        string Line(string[] cells) =>
            $"| {string.Join(" | ", cells.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])))} |";
        writer.WriteLine(Line(header));
        writer.WriteLine(
            $"| {string.Join(" | ", widths.Select((width, column) => column == 0 ? new string('-', width) : new string('-', width - 1) + ":"))} |");
        foreach (string[] row in _rows)
        {
            writer.WriteLine(Line(row));
        }
    }
}
