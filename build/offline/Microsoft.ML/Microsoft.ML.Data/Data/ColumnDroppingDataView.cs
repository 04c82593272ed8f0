namespace Microsoft.ML.Offline;

/// <summary>A view without one of its columns.</summary>
internal sealed class ColumnDroppingDataView : IDataView
{
    private readonly IDataView _input;
    private readonly int[] _kept;

    internal ColumnDroppingDataView(IDataView input, string dropped)
    {
        _input = input;
        _kept = [.. input.Schema.Where(column => column.Name != dropped).Select(static column => column.Index)];

        var builder = new DataViewSchema.Builder();
        foreach (var index in _kept)
        {
            builder.AddColumn(input.Schema[index]);
        }

        Schema = builder.ToSchema();
    }

    public bool CanShuffle => _input.CanShuffle;

    public DataViewSchema Schema { get; }

    public long? GetRowCount() => _input.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var active = ActiveColumns.Of(Schema, columnsNeeded);
        return new Cursor(this, _input.GetRowCursor(InputColumns(active), rand), active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var active = ActiveColumns.Of(Schema, columnsNeeded);
        return Array.ConvertAll(
            _input.GetRowCursorSet(InputColumns(active), n, rand),
            DataViewRowCursor (cursor) => new Cursor(this, cursor, active));
    }

    private IEnumerable<DataViewSchema.Column> InputColumns(bool[] active)
        => _kept.Where((_, output) => active[output]).Select(index => _input.Schema[index]);

    private sealed class Cursor(ColumnDroppingDataView view, DataViewRowCursor input, bool[] active)
        : LinkedCursor(input, view.Schema, active)
    {
        private protected override ValueGetter<TValue> GetActiveGetter<TValue>(DataViewSchema.Column column)
            => Input.GetGetter<TValue>(Input.Schema[view._kept[column.Index]]);
    }
}
