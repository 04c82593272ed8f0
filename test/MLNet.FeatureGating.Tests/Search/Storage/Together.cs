namespace MLNet.FeatureGating.Tests.Search.Storage;

/// <summary>Threads that begin at the same time.</summary>
internal static class Together
{
    /// <summary>Runs the action on so many threads; the first error of any is thrown.</summary>
    public static void Run(int threads, Action<int> action)
    {
        using var barrier = new Barrier(threads);
        Task[] tasks = [.. Enumerable.Range(0, threads).Select(thread => Task.Factory.StartNew(
            () =>
            {
                barrier.SignalAndWait();
                action(thread);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default))];
        Task.WhenAll(tasks).GetAwaiter().GetResult();
    }
}
