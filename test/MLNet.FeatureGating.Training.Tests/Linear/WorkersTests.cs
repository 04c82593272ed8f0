using MLNet.FeatureGating.Training.Linear;

namespace MLNet.FeatureGating.Training.Tests.Linear;

[TestClass]
public sealed class WorkersTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    public void ForRanges_AnyCount_DoesEachNumberOnce(int threads)
    {
        foreach (int count in (int[])[0, 1, 9, 10, 11, 100])
        {
            int[] done = new int[count];
            new Workers(threads, default).ForRanges(count, 10, (start, end) =>
            {
                for (int i = start; i < end; i++)
                {
                    Interlocked.Increment(ref done[i]);
                }
            });

            Assert.IsTrue(done.All(times => times == 1), $"{count}");
        }
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    public void ForEach_WorkThatThrows_ThrowsTheSame(int threads) => Assert.ThrowsExactly<ArgumentException>(
        () => new Workers(threads, default).ForEach(10, piece => throw new ArgumentException($"{piece}")));

    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    public void ForEach_CancelledOnTheWay_EndsBetweenTwoPieces(int threads)
    {
        using var source = new CancellationTokenSource();
        int done = 0;

        Assert.ThrowsExactly<OperationCanceledException>(() => new Workers(threads, source.Token).ForEach(1000, _ =>
        {
            if (Interlocked.Increment(ref done) == 5)
            {
                source.Cancel();
            }
        }));

        Assert.IsInRange(5, 5 + threads, done);
    }
}
