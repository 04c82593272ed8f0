using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>A run of rows: some are skipped, then some are taken.</summary>
internal sealed class SkipTakeDataView(IDataView input, long skip, long take) : IDataView
{
    public bool CanShuffle => false;

    public DataViewSchema Schema => input.Schema;

    public long? GetRowCount()
        => take == 0 ? 0 : input.GetRowCount() is { } count ? Math.Clamp(count - skip, 0, take) : null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var active = ActiveColumns.Of(Schema, columnsNeeded);
        return new Cursor(input.GetRowCursor(ActiveColumns.Select(Schema, active)), active, skip, take);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(DataViewRowCursor input, bool[] active, long skip, long take)
        : LinkedCursor(input, input.Schema, active)
    {
        private long _position = -1;
        private long _taken;
        private bool _skipped;

        public override long Position => _position;

        public override bool MoveNext()
        {
            for (var i = 0L; !_skipped && i < skip; i++)
            {
                if (!Input.MoveNext())
                {
                    break;
                }
            }

            _skipped = true;
            if (_taken < take && Input.MoveNext())
            {
                _taken++;
                _position++;
                return true;
            }

            _taken = take;
            _position = -1;
            return false;
        }

        protected override ValueGetter<TValue> GetActiveGetter<TValue>(DataViewSchema.Column column)
            => Input.GetGetter<TValue>(Input.Schema[column.Index]);
    }
}
