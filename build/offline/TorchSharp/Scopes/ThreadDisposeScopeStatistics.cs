namespace TorchSharp;

// Counts of the newer TorchSharp: what is live is all that this thread made, less all that it disposed of. The oldest
// supported version left out of the live count what was made outside every scope or detached from one.
public class ThreadDisposeScopeStatistics
{
    public long CreatedOutsideScopeCount { get; internal set; }

    public long CreatedInScopeCount { get; internal set; }

    public long DisposedInScopeCount { get; internal set; }

    public long DetachedFromScopeCount { get; internal set; }

    public long ThreadTotalLiveCount =>
        CreatedInScopeCount + CreatedOutsideScopeCount - DisposedInScopeCount - DisposedOutsideScopeCount;

    internal long DisposedOutsideScopeCount { get; set; }

    public void Reset()
    {
        CreatedOutsideScopeCount = 0;
        CreatedInScopeCount = 0;
        DisposedInScopeCount = 0;
        DisposedOutsideScopeCount = 0;
        DetachedFromScopeCount = 0;
    }
}
