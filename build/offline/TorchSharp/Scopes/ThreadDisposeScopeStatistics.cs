namespace TorchSharp;

// What is live is, as the newer TorchSharp counts it, all that this thread made, less all that it disposed of. The oldest
// supported version left out of the count what was made outside every scope or detached from one.
public class ThreadDisposeScopeStatistics
{
    internal ThreadDisposeScopeStatistics()
    {
    }

    public long ThreadTotalLiveCount { get; internal set; }
}
