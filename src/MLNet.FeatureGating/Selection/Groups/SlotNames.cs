using System.Globalization;

namespace MLNet.FeatureGating.Selection.Groups;

/// <summary>What slots are called, and which input columns they come from.</summary>
internal sealed class SlotNames
{
    private const int Listed = 10;

    private readonly IReadOnlyList<string> _columnOfSlots;
    private readonly ILookup<string, int> _slotsOfNames;
    private readonly Dictionary<string, (int First, int Last)> _rangeOfColumns = new(StringComparer.Ordinal);

    /// <summary>Initializes a new instance of the <see cref="SlotNames"/> class.</summary>
    /// <param name="names">One name a slot.</param>
    /// <param name="columnOfSlots">One input column a slot; those of one column side by side.</param>
    public SlotNames(IReadOnlyList<string> names, IReadOnlyList<string> columnOfSlots)
    {
        Names = names;
        _columnOfSlots = columnOfSlots;
        _slotsOfNames = Enumerable.Range(0, names.Count).ToLookup(slot => names[slot], StringComparer.Ordinal);
        for (int slot = 0; slot < columnOfSlots.Count; slot++)
        {
            string column = columnOfSlots[slot];
            _rangeOfColumns[column] = (_rangeOfColumns.TryGetValue(column, out (int First, int Last) range) ? range.First : slot, slot);
        }
    }

    public int Count => Names.Count;

    /// <summary>One name a slot.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The names of the input columns.</summary>
    public IEnumerable<string> ColumnNames => _rangeOfColumns.Keys;

    /// <summary>The input columns as a message shows them.</summary>
    public string Columns => List(ColumnNames);

    /// <summary>Names as a message shows them; not all where they are many.</summary>
    public static string List(IEnumerable<string> names)
    {
        string[] distinct = [.. names.Distinct(StringComparer.Ordinal)];
        string list = string.Join(", ", distinct.Take(Listed).Select(name => $"'{name}'"));
        return distinct.Length > Listed ? string.Create(CultureInfo.InvariantCulture, $"{list} and {distinct.Length - Listed} more") : list;
    }

    /// <summary>The slots that bear a name.</summary>
    public IReadOnlyList<int> Named(string name) => [.. _slotsOfNames[name]];

    /// <summary>The input column of a slot.</summary>
    public string ColumnOf(int slot) => _columnOfSlots[slot];

    /// <summary>The first slot of an input column.</summary>
    public int FirstOf(string column) => _rangeOfColumns[column].First;

    /// <summary>The slots of an input column.</summary>
    public (int First, int Last) RangeOf(string column) => _rangeOfColumns[column];

    /// <summary>The slots of each input column.</summary>
    public IReadOnlyList<(int First, int Last)> ColumnRanges() => [.. _rangeOfColumns.Values.OrderBy(range => range.First)];

    /// <summary>A slot's name without that of its input column, which Concatenate puts before it where there are several.</summary>
    public string NameInColumn(int slot)
    {
        string prefix = _columnOfSlots[slot] + ".";
        string name = Names[slot];
        return _rangeOfColumns.Count > 1 && name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : name;
    }
}
