using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>The lines of delimited text as a view. Every cursor reads the text anew, and parses only the columns it needs.</summary>
internal sealed class TextDataView(
    IMultiStreamSource source, TextLoader.Options options, TextColumnLayout[] columns, DataViewSchema schema) : IDataView
{
    private readonly TextLoader.Options _options = options;
    private readonly TextColumnLayout[] _columns = columns;

    public bool CanShuffle => false;

    public DataViewSchema Schema => schema;

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
        => new Cursor(this, ActiveColumns.Of(schema, columnsNeeded));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    private IEnumerable<(long Number, string Text)> Lines()
    {
        var lines = TextLines.Of(source, _options.HasHeader);
        return _options.MaxRows is { } limit ? lines.Take((int)Math.Min(limit, int.MaxValue)) : lines;
    }

    private sealed class Cursor : RootCursor
    {
        private readonly IEnumerator<(long Number, string Text)> _lines;
        private readonly LineSplitter _splitter;
        private readonly TextField?[] _fields;

        internal Cursor(TextDataView view, bool[] active)
            : base(view.Schema)
        {
            _lines = view.Lines().GetEnumerator();
            _splitter = new LineSplitter(view._options);
            _fields = [.. view._columns.Select((column, i) => active[i] ? TextField.Create(column, view._options) : null)];
        }

        public override bool IsColumnActive(DataViewSchema.Column column) => _fields[column.Index] is not null;

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Require.State(IsColumnActive(column), $"The column '{column.Name}' is not active.");
            return Getters.Cast<TValue>(_fields[column.Index]!.Getter);
        }

        protected override bool MoveNextCore()
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

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _lines.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
