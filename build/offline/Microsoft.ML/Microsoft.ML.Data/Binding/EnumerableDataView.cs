using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>A view of objects. Every cursor enumerates them anew.</summary>
internal sealed class EnumerableDataView<TRow> : IDataView
    where TRow : class
{
    private readonly IEnumerable<TRow> _data;
    private readonly MemberColumn<TRow>[] _columns;

    internal EnumerableDataView(IEnumerable<TRow> data, SchemaDefinition definition)
    {
        _data = data;
        _columns = MemberColumn<TRow>.Bind(definition);
        Schema = MemberSchema.Of(_columns);
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema { get; }

    public long? GetRowCount() => (_data as ICollection<TRow>)?.Count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
        => new Cursor(this, ActiveColumns.Of(Schema, columnsNeeded));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor : RootCursor
    {
        private readonly IEnumerator<TRow> _rows;
        private readonly Delegate?[] _getters;
        private TRow? _current;

        internal Cursor(EnumerableDataView<TRow> view, bool[] active)
            : base(view.Schema)
        {
            _rows = view._data.GetEnumerator();
            _getters = [.. view._columns.Select((column, i) => active[i] ? column.CreateGetter(Current) : null)];
        }

        public override bool IsColumnActive(DataViewSchema.Column column) => _getters[column.Index] is not null;

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            var getter = column.Index < _getters.Length ? _getters[column.Index] : null;
            Require.Param(getter is not null, nameof(column), "requested column not active");
            return Getters.Cast<TValue>(getter);
        }

        private protected override bool MoveNextCore()
        {
            if (!_rows.MoveNext())
            {
                _current = null;
                return false;
            }

            _current = _rows.Current
                ?? throw new InvalidOperationException("Encountered null when iterating over data, this is not supported.");
            return true;
        }

        private protected override void Release()
        {
            _rows.Dispose();
            base.Release();
        }

        private TRow Current() => _current ?? throw new InvalidOperationException(Getters.StateError);
    }
}
