namespace Microsoft.ML.Offline;

/// <summary>The rows of a view whose number in one column passes a filter.</summary>
internal sealed class FilteredDataView(IDataView input, DataViewSchema.Column filtered, RangeFilter filter) : IDataView
{
    public bool CanShuffle => input.CanShuffle;

    public DataViewSchema Schema => input.Schema;

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var active = ActiveColumns.Of(Schema, columnsNeeded);
        return new Cursor(input.GetRowCursor(InputColumns(active), rand), active, filtered, filter);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var active = ActiveColumns.Of(Schema, columnsNeeded);
        return Array.ConvertAll(
            input.GetRowCursorSet(InputColumns(active), n, rand),
            DataViewRowCursor (cursor) => new Cursor(cursor, active, filtered, filter));
    }

    private IEnumerable<DataViewSchema.Column> InputColumns(bool[] active)
        => Schema.Where(column => active[column.Index] || column.Index == filtered.Index);

    private sealed class Cursor(DataViewRowCursor input, bool[] active, DataViewSchema.Column filtered, RangeFilter filter)
        : LinkedCursor(input, input.Schema, active)
    {
        private readonly Func<bool> _passes = filter.CreatePredicate(input, filtered);
        private long _position = -1;

        public override long Position => _position;

        public override bool MoveNext()
        {
            while (Input.MoveNext())
            {
                if (_passes())
                {
                    _position++;
                    return true;
                }
            }

            _position = -1;
            return false;
        }

        private protected override ValueGetter<TValue> GetActiveGetter<TValue>(DataViewSchema.Column column)
            => Input.GetGetter<TValue>(Input.Schema[column.Index]);
    }
}
