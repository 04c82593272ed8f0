using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>The lines of delimited text as a view. Every cursor reads the text anew, and parses only the columns it needs.</summary>
internal sealed class TextDataView : IDataView
{
    private readonly string _path;
    private readonly TextFormat _format;
    private readonly TextLoader.Column[] _columns;

    internal TextDataView(string path, TextFormat format, TextLoader.Column[] columns)
    {
        _path = path;
        _format = format;
        _columns = columns;

        var builder = new DataViewSchema.Builder();
        foreach (var column in columns)
        {
            builder.AddColumn(column.Name.Trim(), column.Type);
        }

        Schema = builder.ToSchema();
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema { get; }

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
        => new Cursor(this, ActiveColumns.Of(Schema, columnsNeeded));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor : RootCursor
    {
        private readonly IEnumerator<(long Number, string Text)> _lines;
        private readonly LineSplitter _splitter;
        private readonly TextField?[] _fields;

        internal Cursor(TextDataView view, bool[] active)
            : base(view.Schema)
        {
            _lines = TextLines.Of(view._path, view._format.HasHeader).GetEnumerator();
            _splitter = new LineSplitter(view._format);
            _fields = [.. view._columns.Select((column, i) => active[i] ? TextField.Create(column) : null)];
        }

        public override bool IsColumnActive(DataViewSchema.Column column) => _fields[column.Index] is not null;

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Require.State(_fields[column.Index] is not null, $"The column '{column.Name}' is not active.");
            return Getters.Cast<TValue>(_fields[column.Index]!.Getter);
        }

        private protected override bool MoveNextCore()
        {
            if (!_lines.MoveNext())
            {
                return false;
            }

            var line = _lines.Current;
            var texts = _splitter.Split(line.Text);
            foreach (var field in _fields)
            {
                field?.Parse(texts, line.Number);
            }

            return true;
        }

        private protected override void Release()
        {
            _lines.Dispose();
            base.Release();
        }
    }
}
