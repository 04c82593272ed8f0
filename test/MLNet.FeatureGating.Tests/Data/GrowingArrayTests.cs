using MLNet.FeatureGating.Data;

namespace MLNet.FeatureGating.Tests.Data;

[TestClass]
public sealed class GrowingArrayTests
{
    [TestMethod]
    public void ToArray_NothingAppended_IsEmpty() => Assert.IsEmpty(new GrowingArray(0).ToArray());

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(6000)]
    [DataRow(100_000)]
    public void Append_WhateverWasExpected_KeepsEverythingInOrder(int expectedLength)
    {
        var array = new GrowingArray(expectedLength);
        for (int row = 0; row < 2000; row++)
        {
            array.Append(3).Span.Fill(row);
        }

        CollectionAssert.AreEqual(
            Enumerable.Range(0, 2000).SelectMany(row => Enumerable.Repeat((float)row, 3)).ToArray(), array.ToArray());
    }

    [TestMethod]
    public void Append_AfterGrowth_GivesZeros()
    {
        var array = new GrowingArray(0);
        array.Append(1024).Span.Fill(1);

        Assert.IsTrue(array.Append(5000).Span.IndexOfAnyExcept(0f) < 0);
    }

    [TestMethod]
    public void Append_MoreThanAnArrayHolds_ThrowsSayingWhatToDo()
    {
        var array = new GrowingArray(0);
        array.Append(1);

        Assert.Contains("TakeRows", Assert.ThrowsExactly<InvalidOperationException>(() => array.Append(Array.MaxLength)).Message);
    }
}
