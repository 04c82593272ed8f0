using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

[TestClass]
public sealed class GateGroupsTests
{
    private static readonly GateMap Map = new([3, 1, 0, 3, 2, 1, 0]);

    [TestMethod]
    public void Features_AllInUse_AreThoseOfEachGateInTheOrderOfTheFirst()
    {
        var groups = new GateGroups(Map, [.. Enumerable.Range(0, 7)]);

        CollectionAssert.AreEqual(new[] { 3, 1, 0, 2 }, groups.Gates.ToArray());
        CollectionAssert.AreEqual(new[] { 0, 3 }, groups.Features(0).ToArray());
        CollectionAssert.AreEqual(new[] { 1, 5 }, groups.Features(1).ToArray());
        CollectionAssert.AreEqual(new[] { 2, 6 }, groups.Features(2).ToArray());
        CollectionAssert.AreEqual(new[] { 4 }, groups.Features(3).ToArray());
        Assert.IsFalse(groups.IsOneToOne);
    }

    [TestMethod]
    public void Features_SomeInUse_AreCountedAmongThese()
    {
        var groups = new GateGroups(Map, [1, 3, 4, 5]);

        CollectionAssert.AreEqual(new[] { 1, 3, 2 }, groups.Gates.ToArray());
        CollectionAssert.AreEqual(new[] { 0, 3 }, groups.Features(0).ToArray());
        CollectionAssert.AreEqual(new[] { 1 }, groups.Features(1).ToArray());
        CollectionAssert.AreEqual(new[] { 2 }, groups.Features(2).ToArray());
    }

    [TestMethod]
    public void IsOneToOne_OneFeatureOfEachGate_IsTrueInWhateverOrder()
    {
        var groups = new GateGroups(Map, [0, 2, 4, 5]);

        Assert.IsTrue(groups.IsOneToOne);
        CollectionAssert.AreEqual(new[] { 3, 0, 2, 1 }, groups.Gates.ToArray());
        for (int place = 0; place < 4; place++)
        {
            CollectionAssert.AreEqual(new[] { place }, groups.Features(place).ToArray());
        }
    }
}
