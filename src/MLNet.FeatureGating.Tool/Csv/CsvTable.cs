using MLNet.FeatureGating.Tool.Errors;

namespace MLNet.FeatureGating.Tool.Csv;

/// <summary>A file in memory: its columns as texts, and where each row was.</summary>
internal sealed class CsvTable
{
    private readonly IReadOnlyList<int> _lines;
    private readonly Dictionary<string, int> _indices;

    public CsvTable(string path, char separator, string encodingName, IReadOnlyList<RawColumn> columns, IReadOnlyList<int> lines)
    {
        Path = path;
        Separator = separator;
        EncodingName = encodingName;
        Columns = columns;
        _lines = lines;
        _indices = columns.Index().ToDictionary(pair => pair.Item.Name, pair => pair.Index, StringComparer.Ordinal);
    }

    public string Path { get; }

    public char Separator { get; }

    public string EncodingName { get; }

    public IReadOnlyList<RawColumn> Columns { get; }

    public IEnumerable<string> ColumnNames => Columns.Select(column => column.Name);

    public int RowCount => _lines.Count;

    public bool Has(string name) => _indices.ContainsKey(name);

    public RawColumn Column(string name) => Columns[_indices[name]];

    /// <summary>A fault of a row's field, with its place.</summary>
    public InputException Fault(int row, string column, string message) => InputException.At(Path, _lines[row], _indices[column] + 1, message);

    /// <summary>A fault of the file as a whole.</summary>
    public InputException Fault(string message) => InputException.In(Path, message);
}
