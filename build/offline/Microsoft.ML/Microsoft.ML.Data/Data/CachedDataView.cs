using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>Keeps the columns of a view in memory, each from the first time it is needed.</summary>
internal sealed class CachedDataView : IDataView
{
    private readonly IDataView _input;
    private readonly CachedColumn?[] _columns;
    private readonly Lock _lock = new();
    private long _rowCount;

    internal CachedDataView(IDataView input)
    {
        _input = input;
        _columns = new CachedColumn?[input.Schema.Count];
        _rowCount = input.GetRowCount() ?? -1;
    }

    public bool CanShuffle => true;

    public DataViewSchema Schema => _input.Schema;

    public long? GetRowCount()
    {
        var count = Interlocked.Read(ref _rowCount);
        return count < 0 ? null : count;
    }

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var active = ActiveColumns.Of(Schema, columnsNeeded);
        Fill(active);
        var order = rand is null ? null : Enumerable.Range(0, checked((int)_rowCount)).ToArray();
        rand?.Shuffle(order!);
        return new Cursor(this, active, order);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    /// <summary>Reads the columns that are needed and not there yet, in one pass.</summary>
    private void Fill(bool[] active)
    {
        lock (_lock)
        {
            var missing = Schema.Where(column => active[column.Index] && _columns[column.Index] is null).ToArray();
            if (missing.Length == 0 && _rowCount >= 0)
            {
                return;
            }

            using var cursor = _input.GetRowCursor(missing);
            var columns = Array.ConvertAll(missing, column => CachedColumn.Create(cursor, column));
            var count = 0L;
            for (; cursor.MoveNext(); count++)
            {
                foreach (var column in columns)
                {
                    column.AddCurrent();
                }
            }

            for (var i = 0; i < missing.Length; i++)
            {
                _columns[missing[i].Index] = columns[i];
            }

            Interlocked.Exchange(ref _rowCount, count);
        }
    }

    private sealed class Cursor(CachedDataView view, bool[] active, int[]? order) : RootCursor(view.Schema)
    {
        private readonly int _count = checked((int)view._rowCount);
        private int _row = -1;
        private int _moved;

        public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

        public override ValueGetter<DataViewRowId> GetIdGetter() => RowIds.Of(this, () => _row);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Require.State(active[column.Index], $"The column '{column.Name}' is not active.");
            return Getters.Cast<TValue>(view._columns[column.Index]!.CreateGetter(CurrentRow));
        }

        private protected override bool MoveNextCore()
        {
            if (_moved == _count)
            {
                _row = -1;
                return false;
            }

            _row = order is null ? _moved : order[_moved];
            _moved++;
            return true;
        }

        private int CurrentRow() => _row >= 0 ? _row : throw new InvalidOperationException(Getters.StateError);
    }
}
