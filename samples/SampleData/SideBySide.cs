using System.Runtime.ExceptionServices;

namespace SampleData;

/// <summary>Does several things at a time, and tells of them in their order, whichever ends first.</summary>
public static class SideBySide
{
    /// <summary>Does them all.</summary>
    /// <param name="works">What is to be done.</param>
    /// <param name="threads">How many at a time.</param>
    /// <param name="run">Does one.</param>
    /// <param name="told">Is told of each, in order, as soon as all before it are done too; one at a time.</param>
    /// <returns>What came of them, in order.</returns>
    public static TResult[] Run<TWork, TResult>(
        IReadOnlyList<TWork> works, int threads, Func<TWork, TResult> run, Action<TWork, TResult>? told = null)
    {
        ArgumentNullException.ThrowIfNull(works);
        var results = new TResult[works.Count];
        bool[] isDone = new bool[works.Count];
        int next = -1;
        int toTell = 0;
        try
        {
            Parallel.For(0, Math.Min(threads, works.Count), new ParallelOptions { MaxDegreeOfParallelism = threads }, (_, loop) =>
            {
                for (int i = Interlocked.Increment(ref next); i < works.Count && !loop.IsExceptional; i = Interlocked.Increment(ref next))
                {
                    results[i] = run(works[i]);
                    lock (isDone)
                    {
                        isDone[i] = true;
                        for (; toTell < isDone.Length && isDone[toTell]; toTell++)
                        {
                            told?.Invoke(works[toTell], results[toTell]);
                        }
                    }
                }
            });
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        return results;
    }
}
