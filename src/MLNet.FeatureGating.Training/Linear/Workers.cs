using System.Runtime.ExceptionServices;

namespace MLNet.FeatureGating.Training.Linear;

/// <summary>
/// Runs pieces of work on several threads. A piece writes to places of its own and is the same however many threads there are: so are results.
/// </summary>
/// <param name="threads">The number of threads at most; <see langword="null"/> for one a processor. Range: at least 1.</param>
/// <param name="cancellation">Ends the work between two pieces.</param>
internal sealed class Workers(int? threads, CancellationToken cancellation)
{
    private readonly int _threads = threads is { } given ? Require.AtLeast(1, given, nameof(threads)) : Environment.ProcessorCount;

    public CancellationToken Cancellation => cancellation;

    /// <summary>Does pieces 0, 1, 2, ..., each once.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void ForEach(int pieces, Action<int> work)
    {
        cancellation.ThrowIfCancellationRequested();
        int threads = Math.Min(_threads, pieces);
        int next = -1;
        void Work()
        {
            for (int piece = Interlocked.Increment(ref next); piece < pieces; piece = Interlocked.Increment(ref next))
            {
                cancellation.ThrowIfCancellationRequested();
                work(piece);
            }
        }

        if (threads <= 1)
        {
            Work();
            return;
        }

        try
        {
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, _ => Work());
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    /// <summary>Does ranges of so many numbers that make up 0 to <paramref name="count"/>.</summary>
    public void ForRanges(int count, int length, Action<int, int> work) =>
        ForEach((count + length - 1) / length, piece => work(piece * length, Math.Min(count, (piece + 1) * length)));
}
