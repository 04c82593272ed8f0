namespace Microsoft.ML.Offline;

/// <summary>A view with mapped columns added, computed as cursors move.</summary>
internal sealed class RowMappedDataView : IDataView
{
    private readonly IDataView _input;
    private readonly RowMapper _mapper;

    internal RowMappedDataView(IDataView input, RowMapper mapper)
    {
        _input = input;
        _mapper = mapper;
    }

    public bool CanShuffle => _input.CanShuffle;

    public DataViewSchema Schema => _mapper.OutputSchema;

    public long? GetRowCount() => _input.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var active = ActiveColumns.Of(Schema, columnsNeeded);
        return new Cursor(_input.GetRowCursor(InputColumns(active), rand), _mapper, active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var active = ActiveColumns.Of(Schema, columnsNeeded);
        return Array.ConvertAll(
            _input.GetRowCursorSet(InputColumns(active), n, rand),
            DataViewRowCursor (input) => new Cursor(input, _mapper, active));
    }

    private IEnumerable<DataViewSchema.Column> InputColumns(bool[] active)
        => ActiveColumns.Select(_input.Schema, _mapper.GetDependencies(active));

    private sealed class Cursor : LinkedCursor
    {
        private readonly RowMapper _mapper;
        private readonly Delegate?[] _getters;

        internal Cursor(DataViewRowCursor input, RowMapper mapper, bool[] active)
            : base(input, mapper.OutputSchema, active)
        {
            _mapper = mapper;
            _getters = mapper.CreateGetters(input, active);
        }

        private protected override ValueGetter<TValue> GetActiveGetter<TValue>(DataViewSchema.Column column)
            => _mapper.GetSource(column.Index) is { } source
                ? Input.GetGetter<TValue>(source)
                : Getters.Cast<TValue>(_getters[column.Index]!);
    }
}
