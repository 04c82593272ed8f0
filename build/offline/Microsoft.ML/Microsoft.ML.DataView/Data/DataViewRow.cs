using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>A row: getters of its active columns' values.</summary>
public abstract class DataViewRow : IDisposable
{
    private bool _disposed;

    protected DataViewRow()
    {
    }

    /// <summary>What getters over the row let go of together with it.</summary>
    internal event Action? Disposing;

    public abstract long Position { get; }

    public abstract long Batch { get; }

    public abstract DataViewSchema Schema { get; }

    public abstract ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column);

    public abstract ValueGetter<DataViewRowId> GetIdGetter();

    public abstract bool IsColumnActive(DataViewSchema.Column column);

    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            Dispose(disposing: true);
        }

        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Disposing?.Invoke();
            Release();
        }
    }

    /// <summary>Lets go of what the row reads from. It is called once.</summary>
    private protected virtual void Release()
    {
    }
}
