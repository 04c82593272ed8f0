using Microsoft.ML;

namespace MLNet.FeatureGating.Tests.Support;

/// <summary>Another view, which counts how often it is read.</summary>
internal sealed class CountingView(IDataView view) : IDataView
{
    public int Cursors { get; private set; }

    public bool CanShuffle => view.CanShuffle;

    public DataViewSchema Schema => view.Schema;

    public long? GetRowCount() => view.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        Cursors++;
        return view.GetRowCursor(columnsNeeded, rand);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        Cursors++;
        return view.GetRowCursorSet(columnsNeeded, n, rand);
    }
}
