using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>A row with mapped columns added.</summary>
internal sealed class MappedRow : DataViewRow
{
    private readonly DataViewRow _input;
    private readonly RowMapper _mapper;
    private readonly bool[] _active;
    private readonly Delegate?[] _getters;

    internal MappedRow(DataViewRow input, RowMapper mapper, bool[] active)
    {
        _input = input;
        _mapper = mapper;
        _active = active;
        _getters = mapper.CreateGetters(input, active);
    }

    public override long Position => _input.Position;

    public override long Batch => _input.Batch;

    public override DataViewSchema Schema => _mapper.OutputSchema;

    public override bool IsColumnActive(DataViewSchema.Column column) => _active[column.Index];

    public override ValueGetter<DataViewRowId> GetIdGetter() => _input.GetIdGetter();

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Require.State(_active[column.Index], $"The column '{column.Name}' is not active.");
        return _mapper.GetSource(column.Index) is { } source
            ? _input.GetGetter<TValue>(source)
            : Getters.Cast<TValue>(_getters[column.Index]!);
    }

    private protected override void Release()
    {
        _input.Dispose();
        base.Release();
    }
}
