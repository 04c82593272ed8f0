using System.Collections.Immutable;
using MLNet.FeatureGating.Tool.Csv;
using MLNet.FeatureGating.Tool.Errors;

namespace MLNet.FeatureGating.Tool.Columns;

/// <summary>The distinct values of a label, in order: numbers by size, texts by their characters.</summary>
internal sealed class LabelClasses
{
    private readonly bool _areNumbers;
    private readonly Dictionary<double, int> _ofNumbers = [];
    private readonly Dictionary<string, int> _ofTexts = new(StringComparer.Ordinal);

    private LabelClasses(bool areNumbers, IReadOnlyList<string> names, ImmutableArray<int> counts, bool areIntegers)
    {
        _areNumbers = areNumbers;
        Names = names;
        Counts = counts;
        AreIntegers = areIntegers;
    }

    public int Count => Names.Count;

    /// <summary>What each class is called: the text of its first row.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The rows of each class.</summary>
    public ImmutableArray<int> Counts { get; }

    /// <summary>Whether all are whole numbers.</summary>
    public bool AreIntegers { get; }

    public static LabelClasses Of(ColumnScan scan, int[] rows)
    {
        RawColumn column = scan.Table.Column(scan.Name);
        if (scan.IsNumber)
        {
            (double Number, int[] Rows)[] numbers =
                [.. rows.GroupBy(row => scan.Numbers[row]).Select(group => (group.Key, group.ToArray())).OrderBy(group => group.Key)];
            var classes = new LabelClasses(
                true,
                [.. numbers.Select(group => column.Text(group.Rows[0]).Trim())],
                [.. numbers.Select(group => group.Rows.Length)],
                numbers.All(group => group.Number == Math.Truncate(group.Number)));
            foreach ((int index, (double number, _)) in numbers.Index())
            {
                classes._ofNumbers.Add(number, index);
            }

            return classes;
        }

        (string Text, int Count)[] texts = [.. rows
            .GroupBy(row => column.Text(row).Trim(), StringComparer.Ordinal)
            .Select(group => (group.Key, group.Count()))
            .OrderBy(group => group.Key, StringComparer.Ordinal)];
        var textClasses = new LabelClasses(
            false, [.. texts.Select(group => group.Text)], [.. texts.Select(group => group.Count)], areIntegers: false);
        foreach ((int index, (string text, _)) in texts.Index())
        {
            textClasses._ofTexts.Add(text, index);
        }

        return textClasses;
    }

    /// <summary>The class of each row.</summary>
    /// <exception cref="InputException">A row's value is of no class.</exception>
    public int[] IndicesOf(ColumnScan scan, int[] rows)
    {
        RawColumn column = scan.Table.Column(scan.Name);
        return Array.ConvertAll(rows, row =>
        {
            bool isKnown = _areNumbers
                ? _ofNumbers.TryGetValue(scan.Numbers[row], out int index)
                : _ofTexts.TryGetValue(column.Text(row).Trim(), out index);
            return isKnown
                ? index
                : throw scan.Table.Fault(row, scan.Name, $"label {Texts.Quote(column.Text(row))} is none of those of the training rows: "
                    + $"{Texts.List([.. Names])}.");
        });
    }
}
