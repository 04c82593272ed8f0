using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>A row: getters of its active columns' values.</summary>
public abstract class DataViewRow : IDisposable
{
    private bool _disposed;

    protected DataViewRow()
    {
    }

    public abstract long Batch { get; }

    public abstract long Position { get; }

    public abstract DataViewSchema Schema { get; }

    public abstract ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column);

    public abstract ValueGetter<DataViewRowId> GetIdGetter();

    public abstract bool IsColumnActive(DataViewSchema.Column column);

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        Dispose(disposing: true);
        _disposed = true;
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
