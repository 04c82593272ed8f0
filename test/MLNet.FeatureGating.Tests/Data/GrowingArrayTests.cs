using MLNet.FeatureGating.Data;

namespace MLNet.FeatureGating.Tests.Data;

[TestClass]
public sealed class GrowingArrayTests
{
    [TestMethod]
    public void ToArray_NothingAppended_IsEmpty()
    {
        using var array = new GrowingArray(0);

        Assert.IsEmpty(array.ToArray());
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(5998)]
    [DataRow(6000)]
    [DataRow(100_000)]
    public void Append_WhateverWasExpected_KeepsEverythingInOrder(int expectedLength)
    {
        using var array = new GrowingArray(expectedLength);
        Fill(array, 2000, 3, 0);

        CollectionAssert.AreEqual(Expected(2000, 3), array.ToArray());
    }

    [TestMethod]
    public void Append_RowsLongerThanPieces_KeepsEverythingInOrder()
    {
        using var array = new GrowingArray(0);
        Fill(array, 20, 5000, 0);

        CollectionAssert.AreEqual(Expected(20, 5000), array.ToArray());
    }

    [TestMethod]
    public void ToArray_WhatWasExpected_IsNotCopied()
    {
        using var array = new GrowingArray(6000);
        Fill(array, 2000, 3, 0);

        Assert.AreSame(array.ToArray(), array.ToArray());
    }

    [TestMethod]
    public void ToArray_ThenAppended_KeepsEverythingInOrder()
    {
        using var array = new GrowingArray(0);
        Fill(array, 1000, 3, 0);
        float[] first = array.ToArray();
        Fill(array, 1000, 3, 1000);

        Assert.HasCount(3000, first);
        CollectionAssert.AreEqual(Expected(2000, 3), array.ToArray());
    }

    [TestMethod]
    public void Append_AfterGrowth_GivesZeros()
    {
        using var array = new GrowingArray(0);
        array.Append(1024).Fill(1);

        Assert.IsTrue(array.Append(5000).IndexOfAnyExcept(0f) < 0);
    }

    [TestMethod]
    public void ToArray_NothingExpected_AllocatesTheArrayAlone()
    {
        using var array = new GrowingArray(0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Fill(array, 100, 10_000, 0);

        float[] all = array.ToArray();

        Assert.IsLessThan(1.01 * sizeof(float) * all.Length, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void Append_MoreThanAnArrayHolds_ThrowsSayingWhatToDo()
    {
        using var array = new GrowingArray(0);
        array.Append(1);

        Assert.Contains("TakeRows", Assert.ThrowsExactly<InvalidOperationException>(() => array.Append(Array.MaxLength)).Message);
    }

    private static void Fill(GrowingArray array, int rows, int width, int first)
    {
        for (int row = 0; row < rows; row++)
        {
            array.Append(width).Fill(first + row);
        }
    }

    private static float[] Expected(int rows, int width) =>
        [.. Enumerable.Range(0, rows).SelectMany(row => Enumerable.Repeat((float)row, width))];
}
