using System.Collections;
using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>The columns of a view. Of columns with one name, only the last is visible; the others are reached by index.</summary>
public sealed partial class DataViewSchema : IReadOnlyList<DataViewSchema.Column>
{
    private readonly Column[] _columns;
    private readonly Dictionary<string, int> _indexByName = new(StringComparer.Ordinal);

    private DataViewSchema(Column[] columns)
    {
        _columns = columns;
        foreach (var column in columns)
        {
            _indexByName[column.Name] = column.Index;
        }
    }

    public int Count => _columns.Length;

    public Column this[string name]
        => GetColumnOrNull(name) ?? throw new ArgumentOutOfRangeException(nameof(name), $"Column '{name}' not found");

    public Column this[int columnIndex] => (uint)columnIndex < (uint)_columns.Length
        ? _columns[columnIndex]
        : throw new ArgumentOutOfRangeException(nameof(columnIndex));

    public Column? GetColumnOrNull(string name)
    {
        ThrowIfNullOrEmpty(name, nameof(name));
        return _indexByName.TryGetValue(name, out var index) ? _columns[index] : null;
    }

    public IEnumerator<Column> GetEnumerator() => ((IEnumerable<Column>)_columns).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"{Count} columns";

    /// <summary>A schema reports an empty name as a missing one.</summary>
    private static void ThrowIfNullOrEmpty(string? value, string name)
    {
        if (string.IsNullOrEmpty(value))
        {
            throw new ArgumentNullException(name);
        }
    }

    /// <summary>A column of a schema.</summary>
    public readonly struct Column
    {
        internal Column(string name, int index, bool isHidden, DataViewType type, Annotations? annotations)
        {
            Name = name;
            Index = index;
            IsHidden = isHidden;
            Type = type;
            Annotations = annotations ?? Annotations.Empty;
        }

        public string Name { get; }

        public int Index { get; }

        public bool IsHidden { get; }

        public DataViewType Type { get; }

        public Annotations Annotations { get; }

        public override string ToString()
        {
            var kinds = Annotations is { Schema.Count: > 0 } ? $" {{{Annotations}}}" : null;
            return $"{Name}: {Type}{kinds}";
        }
    }

    /// <summary>A column that is not part of a schema yet.</summary>
    public readonly struct DetachedColumn
    {
        public DetachedColumn(string name, DataViewType type, Annotations? annotations = null)
        {
            ThrowIfNullOrEmpty(name, nameof(name));
            Name = name;
            Type = type ?? throw new ArgumentNullException(nameof(type));
            Annotations = annotations ?? Annotations.Empty;
        }

        public DetachedColumn(Column column)
        {
            Name = column.Name;
            Type = column.Type;
            Annotations = column.Annotations;
        }

        public string Name { get; }

        public DataViewType Type { get; }

        public Annotations Annotations { get; }
    }

    /// <summary>Builds a schema, column by column.</summary>
    public sealed class Builder
    {
        private readonly List<DetachedColumn> _columns = [];

        public Builder()
        {
        }

        public void AddColumn(string name, DataViewType type, Annotations? annotations = null)
            => _columns.Add(new DetachedColumn(name, type, annotations));

        public void AddColumns(IEnumerable<Column> source)
        {
            foreach (var column in source)
            {
                _columns.Add(new DetachedColumn(column));
            }
        }

        public void AddColumns(IEnumerable<DetachedColumn> source) => _columns.AddRange(source);

        public DataViewSchema ToSchema()
        {
            var columns = new Column[_columns.Count];
            HashSet<string> later = new(StringComparer.Ordinal);
            for (var i = columns.Length - 1; i >= 0; i--)
            {
                var column = _columns[i];
                columns[i] = new Column(column.Name, i, isHidden: !later.Add(column.Name), column.Type, column.Annotations);
            }

            return new DataViewSchema(columns);
        }
    }
}
