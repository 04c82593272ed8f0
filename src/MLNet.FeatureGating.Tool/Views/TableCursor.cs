using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Tool.Views;

/// <summary>Goes through the rows of a <see cref="TableView"/>, in their order or in another.</summary>
internal sealed class TableCursor : DataViewRowCursor
{
    private readonly TableView _view;
    private readonly bool[] _isActive;
    private readonly int[]? _order;
    private readonly int _rowCount;
    private int _position = -1;
    private bool _hasEnded;

    /// <summary>Initializes a new instance of the <see cref="TableCursor"/> class.</summary>
    /// <param name="view">The view.</param>
    /// <param name="isActive">Whether each column is asked for.</param>
    /// <param name="order">The rows in the order to go through them; null for their own.</param>
    public TableCursor(TableView view, bool[] isActive, int[]? order)
    {
        _view = view;
        _isActive = isActive;
        _order = order;
        _rowCount = (int)view.GetRowCount()!.Value;
    }

    public override DataViewSchema Schema => _view.Schema;

    public override long Position => _hasEnded ? -1 : _position;

    public override long Batch => 0;

    public override bool MoveNext()
    {
        _hasEnded = _hasEnded || ++_position >= _rowCount;
        return !_hasEnded;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => _isActive[_view.IndexOf(column)];

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        int index = _view.IndexOf(column);
        return _isActive[index]
            ? _view.CreateGetter(index, CurrentRow) as ValueGetter<TValue>
                ?? throw new InvalidOperationException($"Column '{column.Name}' holds {column.Type}: its values are no {typeof(TValue)}.")
            : throw new ArgumentOutOfRangeException(nameof(column), $"Column '{column.Name}' was not asked for when the cursor was made.");
    }

    // A row's own number, not its place in a shuffled order: that is what tells rows apart.
    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId value) => value = new((ulong)CurrentRow(), 0);

    private int CurrentRow()
    {
        if (_hasEnded || _position < 0)
        {
            throw new InvalidOperationException("The cursor is at no row: it was not moved yet, or is at its end.");
        }

        return _order is null ? _position : _order[_position];
    }
}
