using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>A cursor that moves with another one, over the same columns or over other ones.</summary>
internal abstract class LinkedCursor : DataViewRowCursor
{
    private readonly bool[] _active;

    private protected LinkedCursor(DataViewRowCursor input, DataViewSchema schema, bool[] active)
    {
        Input = input;
        Schema = schema;
        _active = active;
    }

    public sealed override DataViewSchema Schema { get; }

    public override long Position => Input.Position;

    public sealed override long Batch => Input.Batch;

    private protected DataViewRowCursor Input { get; }

    public override bool MoveNext() => Input.MoveNext();

    public sealed override bool IsColumnActive(DataViewSchema.Column column) => _active[column.Index];

    public sealed override ValueGetter<DataViewRowId> GetIdGetter() => Input.GetIdGetter();

    public sealed override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Require.State(column.Index < _active.Length, "The column is not part of the schema.");
        Require.State(_active[column.Index], $"The column '{column.Name}' is not active.");
        return GetActiveGetter<TValue>(column);
    }

    private protected abstract ValueGetter<TValue> GetActiveGetter<TValue>(DataViewSchema.Column column);

    private protected override void Release()
    {
        Input.Dispose();
        base.Release();
    }
}
