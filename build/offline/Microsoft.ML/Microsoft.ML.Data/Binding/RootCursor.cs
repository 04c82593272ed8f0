using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>A cursor over a source of rows. It disposes itself at the end.</summary>
internal abstract class RootCursor(DataViewSchema schema) : DataViewRowCursor
{
    private long _position = -1;
    private bool _disposed;

    public sealed override DataViewSchema Schema => schema;

    public sealed override long Position => _position;

    public override long Batch => 0;

    public override ValueGetter<DataViewRowId> GetIdGetter()
        => (ref destination) =>
        {
            Require.State(_position >= 0, Getters.StateError);
            destination = new DataViewRowId((ulong)_position, 0);
        };

    public sealed override bool MoveNext()
    {
        if (_disposed)
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

    protected abstract bool MoveNextCore();

    protected override void Dispose(bool disposing)
    {
        _disposed = true;
        _position = -1;
        base.Dispose(disposing);
    }
}
