using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>A cursor that moves with another one, over the same columns or over other ones.</summary>
internal abstract class LinkedCursor : DataViewRowCursor
{
    private readonly bool[] _active;

    protected LinkedCursor(DataViewRowCursor input, DataViewSchema schema, bool[] active)
    {
        Input = input;
        Schema = schema;
        _active = active;
    }

    public sealed override DataViewSchema Schema { get; }

    public override long Batch => Input.Batch;

    public override long Position => Input.Position;

    protected DataViewRowCursor Input { get; }

    public override bool MoveNext() => Input.MoveNext();

    public override ValueGetter<DataViewRowId> GetIdGetter() => Input.GetIdGetter();

    public sealed override bool IsColumnActive(DataViewSchema.Column column)
    {
        Require.State(column.Index < _active.Length, "The column is not part of the schema.");
        return _active[column.Index];
    }

    public sealed override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Require.State(IsColumnActive(column), $"The column '{column.Name}' is not active.");
        return GetActiveGetter<TValue>(column);
    }

    protected abstract ValueGetter<TValue> GetActiveGetter<TValue>(DataViewSchema.Column column);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Input.Dispose();
        }

        base.Dispose(disposing);
    }
}
