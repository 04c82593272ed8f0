namespace SampleData.Tests;

[TestClass]
public sealed class SideBySideTests
{
    private static readonly int[] Works = [.. Enumerable.Range(0, 20)];

    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    [DataRow(50)]
    public void Run_AnyNumberOfThreads_GivesResultsInOrder(int threads)
    {
        CollectionAssert.AreEqual(Works.Select(work => work * work).ToArray(), SideBySide.Run(Works, threads, work => work * work));
    }

    [TestMethod]
    public void Run_NoWorks_GivesNoResults() => Assert.IsEmpty(SideBySide.Run(Array.Empty<int>(), 2, work => work));

    [TestMethod]
    public void Run_TheFirstEndsLast_IsToldOfFirst()
    {
        using var second = new ManualResetEventSlim();
        List<(int Work, int Result)> told = [];

        SideBySide.Run(
            [0, 1],
            2,
            work =>
            {
                if (work == 0)
                {
                    Assert.IsTrue(second.Wait(TimeSpan.FromMinutes(1)), "The second was not done beside the first.");
                }
                else
                {
                    Assert.IsEmpty(told);
                    second.Set();
                }

                return 10 * work;
            },
            (work, result) => told.Add((work, result)));

        CollectionAssert.AreEqual(new[] { (0, 0), (1, 10) }, told);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    public void Run_OneFails_ThrowsItsException(int threads)
    {
        List<int> told = [];

        var error = Assert.ThrowsExactly<FormatException>(() => SideBySide.Run(
            Works, threads, work => work == 4 ? throw new FormatException("the fifth") : work, (work, _) => told.Add(work)));

        Assert.AreEqual("the fifth", error.Message);
        CollectionAssert.AreEqual(Works[..told.Count], told);
        Assert.IsLessThanOrEqualTo(4, told.Count);
    }
}
