namespace MLNet.FeatureGating.Benchmarks;

/// <summary>A table as docs/performance.md has it: what is printed can be put there as it is.</summary>
internal sealed class MarkdownTable(params string[] header)
{
    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(cells);

    public void Print()
    {
        int[] widths = [.. header.Select((name, column) => _rows.Select(row => row[column].Length).Append(name.Length).Max())];
        Console.WriteLine();
        PrintRow(header);
        IEnumerable<string> rules = widths.Select(
            (width, column) => column == 0 ? $" {new string('-', width)} " : $" {new string('-', width - 1)}: ");
        Console.WriteLine($"|{string.Join('|', rules)}|");
        foreach (string[] row in _rows)
        {
            PrintRow(row);
        }

        Console.WriteLine();

        void PrintRow(string[] cells) => Console.WriteLine(
            $"| {string.Join(" | ", cells.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])))} |");
    }
}
