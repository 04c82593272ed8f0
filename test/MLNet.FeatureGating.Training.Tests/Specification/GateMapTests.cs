namespace MLNet.FeatureGating.Training.Tests.Specification;

[TestClass]
public sealed class GateMapTests
{
    [TestMethod]
    public void Constructor_Groups_AreCountedAndSpread()
    {
        var map = new GateMap([0, 1, 1, 0, 2], [1, 2.5, 0], [false, false, true]);

        Assert.AreEqual(3, map.GateCount);
        Assert.AreEqual(5, map.FeatureCount);
        CollectionAssert.AreEqual(new[] { 0, 1, 1, 0, 2 }, map.GateOfFeature.ToArray());
        CollectionAssert.AreEqual(new[] { 1, 2.5, 0 }, map.Costs.ToArray());
        CollectionAssert.AreEqual(new[] { false, false, true }, map.IsAlwaysOpen.ToArray());
        CollectionAssert.AreEqual(new[] { "a", "b", "b", "a", "c" }, map.Spread(["a", "b", "c"]));
        Assert.IsFalse(map.IsOneToOne);
        Assert.IsTrue(map.HasAlwaysOpen);
    }

    [TestMethod]
    public void TotalCost_GatesAlwaysOpen_CostNothing() =>
        Assert.AreEqual(3.5, new GateMap([0, 1, 2], [1, 2.5, 7], [false, false, true]).TotalCost);

    [TestMethod]
    public void OneEach_SomeFeatures_HaveAGateEachAtOneCost()
    {
        GateMap map = GateMap.OneEach(3);

        CollectionAssert.AreEqual(new[] { 0, 1, 2 }, map.GateOfFeature.ToArray());
        CollectionAssert.AreEqual(new[] { 1.0, 1, 1 }, map.Costs.ToArray());
        CollectionAssert.AreEqual(new bool[3], map.IsAlwaysOpen.ToArray());
        Assert.IsTrue(map.IsOneToOne);
        Assert.IsFalse(map.HasAlwaysOpen);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => GateMap.OneEach(0));
    }

    [TestMethod]
    public void IsOneToOne_GatesInAnotherOrder_IsFalse() => Assert.IsFalse(new GateMap([1, 0]).IsOneToOne);

    [TestMethod]
    public void Constructor_CallersListsChange_KeepsItsOwn()
    {
        int[] gates = [0, 1];
        double[] costs = [1, 2];
        bool[] open = [false, true];
        var map = new GateMap(gates, costs, open);

        gates[1] = 0;
        costs[0] = -1;
        open[0] = true;

        CollectionAssert.AreEqual(new[] { 0, 1 }, map.GateOfFeature.ToArray());
        Assert.AreEqual(1, map.TotalCost);
    }

    [TestMethod]
    public void Constructor_NoMap_Throws()
    {
        Assert.ThrowsExactly<ArgumentNullException>(() => new GateMap(null!));
        Assert.ThrowsExactly<ArgumentException>(() => new GateMap([]));
    }

    [TestMethod]
    public void Constructor_GateWithoutFeature_ThrowsNamingBothCounts()
    {
        ArgumentException e = Assert.ThrowsExactly<ArgumentException>(() => new GateMap([0, 2, 2]));

        Assert.Contains("3 gates need a feature each, but only 2 have one", e.Message);
        e = Assert.ThrowsExactly<ArgumentException>(() => new GateMap([0, int.MaxValue]));
        Assert.Contains("2147483648 gates need a feature each, but only 2 have one", e.Message);
    }

    [TestMethod]
    public void Constructor_WrongCounts_ThrowNamingThem()
    {
        ArgumentException costs = Assert.ThrowsExactly<ArgumentException>(() => new GateMap([0, 1], [1]));
        ArgumentException open = Assert.ThrowsExactly<ArgumentException>(() => new GateMap([0, 1], null, [true, false, true]));

        Assert.AreEqual("costs", costs.ParamName);
        Assert.Contains("2 gates need as many values, but there are 1", costs.Message);
        Assert.AreEqual("isAlwaysOpen", open.ParamName);
    }

    [TestMethod]
    public void Constructor_OutOfRange_Throws()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new GateMap([0, -1]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new GateMap([0, 1], [1, -0.5]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new GateMap([0, 1], [1, double.NaN]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new GateMap([0, 1], [double.PositiveInfinity, 1]));
    }
}
