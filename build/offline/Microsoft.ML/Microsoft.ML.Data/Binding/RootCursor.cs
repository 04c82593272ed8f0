using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>A cursor over a source of rows. It disposes itself at the end.</summary>
internal abstract class RootCursor(DataViewSchema schema) : DataViewRowCursor
{
    private long _position = -1;
    private bool _ended;

    public sealed override DataViewSchema Schema => schema;

    public sealed override long Position => _position;

    public sealed override long Batch => 0;

    public override ValueGetter<DataViewRowId> GetIdGetter() => RowIds.Of(this, () => _position);

    public sealed override bool MoveNext()
    {
        if (_ended)
        {
            return false;
        }

        if (MoveNextCore())
        {
            _position++;
            return true;
        }

        Dispose();
        return false;
    }

    private protected abstract bool MoveNextCore();

    private protected override void Release()
    {
        _ended = true;
        _position = -1;
        base.Release();
    }
}
