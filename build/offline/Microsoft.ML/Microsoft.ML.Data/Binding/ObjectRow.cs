using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>A row that is one object at a time, every column active.</summary>
internal sealed class ObjectRow<TRow> : DataViewRow
    where TRow : class
{
    private readonly Delegate[] _getters;
    private TRow? _current;
    private long _position = -1;

    internal ObjectRow(SchemaDefinition? definition)
    {
        var columns = MemberColumn<TRow>.Bind(definition ?? SchemaDefinition.Create(typeof(TRow), SchemaDefinition.Direction.Read));
        Schema = MemberSchema.Of(columns);
        _getters = Array.ConvertAll(columns, column => column.CreateGetter(Current));
    }

    public override long Position => _position;

    public override long Batch => 0;

    public override DataViewSchema Schema { get; }

    public override bool IsColumnActive(DataViewSchema.Column column) => true;

    public override ValueGetter<DataViewRowId> GetIdGetter() => RowIds.Of(this, () => _position);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        => Getters.Cast<TValue>(_getters[column.Index]);

    internal void Set(TRow row)
    {
        _current = row;
        _position++;
    }

    private TRow Current() => _current ?? throw new InvalidOperationException(Getters.StateError);
}
