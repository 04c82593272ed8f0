using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Selection.Groups;
using MLNet.FeatureGating.Tests.Support;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tests.Selection.Groups;

[TestClass]
public sealed class GateCostsTests
{
    private static readonly SlotNames Slots = new(["Size", "Color.red", "Color.blue", "Lab.a", "Lab.b"], ["Size", "Color", "Color", "Lab", "Lab"]);

    [TestMethod]
    public void Create_NoCosts_AreOneEach() => AssertCosts([1, 1, 1, 1]);

    [TestMethod]
    public void Create_NamedFeature_CostsThat() => AssertCosts([2, 5, 1, 0], ("Size", 2), ("Color", 5), ("Lab.b", 0));

    [TestMethod]
    public void Create_NamedSlotsOfAGroup_AddUp() => AssertCosts([1, 7, 1, 1], ("Color.red", 3), ("Color.blue", 4));

    [TestMethod]
    public void Create_NamedColumn_IsWhatEachOfItsFeaturesCosts() => AssertCosts([1, 1, 9, 9], ("Lab", 9));

    [TestMethod]
    public void Create_SeveralNames_TheClosestCounts() =>
        AssertCosts([1, 5, 2, 9], ("Color", 5), ("Color.red", 3), ("Lab", 9), ("Lab.a", 2));

    [TestMethod]
    public void Create_Features_HaveOneGateEach() => CollectionAssert.AreEqual(new[] { 0, 1, 1, 2, 3 }, Create(new()).GateOfFeature.ToArray());

    [TestMethod]
    [DataRow("Size", 0)]
    [DataRow("Color", 1)]
    [DataRow("Color.blue", 1)]
    [DataRow("Lab", 2, 3)]
    [DataRow("Lab.b", 3)]
    public void Create_AlwaysKeep_OpensWhatIsNamed(string name, params int[] gates) => CollectionAssert.AreEqual(
        Enumerable.Range(0, 4).Select(gates.Contains).ToArray(), Create(new() { AlwaysKeep = [name] }).IsAlwaysOpen.ToArray());

    [TestMethod]
    public void Create_UnknownName_ThrowsListingWhatThereIs()
    {
        string[] mentions = ["'gone'", "'Size', 'Color', 'Lab'", "the groups 'Color'", "'Lab.a'"];

        Refusal.Throws<InvalidOperationException>(() => Create(new() { AlwaysKeep = ["Size", "gone"] }), ["AlwaysKeep names", .. mentions]);
        Refusal.Throws<InvalidOperationException>(() => Create(Costing(("gone", 1))), ["Costs names", .. mentions]);
    }

    private static StochasticGatesOptions Costing(params (string Name, double Cost)[] costs) =>
        new() { Costs = costs.ToDictionary(cost => cost.Name, cost => cost.Cost) };

    private static GateMap Create(StochasticGatesOptions options) =>
        GateCosts.Create(options, SlotGrouping.Create(options, Slots, [(1, 2)]), Slots);

    private static void AssertCosts(double[] expected, params (string Name, double Cost)[] costs) =>
        CollectionAssert.AreEqual(expected, Create(Costing(costs)).Costs.ToArray());
}
