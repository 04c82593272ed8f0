using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Tests.Support;
using MLNet.FeatureGating.Training;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tests.Selection;

/// <summary>Groups, costs, and what is kept in any case.</summary>
[TestClass]
public sealed class StochasticGatesGroupTests
{
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly Row[] _rows = Problem.Create();

    [TestMethod]
    public void Fit_GroupedColumns_KeepsThemAsAWhole()
    {
        StochasticGatesTransformer selection = _mlContext.Transforms.SelectFeaturesByStochasticGates(
            "Kept",
            ["X0", "X1To3", "X4", "X5To7"],
            options: Quick.Learning with { GroupColumns = true, TargetFeatures = 3 }).Fit(_mlContext.Load(_rows));

        CollectionAssert.AreEqual(new[] { 1, 2, 3, 4, 5, 6, 7 }, selection.SelectedSlots.ToArray());
        CollectionAssert.AreEqual(new[] { "X0", "X1To3", "X4", "X5To7" }, selection.Features.Select(feature => feature.Name).ToArray());
        CollectionAssert.AreEqual(new[] { 5, 6, 7 }, selection.Features[3].Slots.ToArray());
    }

    [TestMethod]
    public void Fit_NamedGroups_KeepsThemAsAWhole()
    {
        StochasticGatesTransformer selection = Fit(Quick.Learning with
        {
            TargetFeatures = 2,
            Groups = new Dictionary<string, IReadOnlyList<string>> { ["good"] = ["one", "four", "zero"], ["bad"] = ["two", "five"] },
        });

        CollectionAssert.AreEqual(new[] { 0, 1, 4, 6 }, selection.SelectedSlots.ToArray());
        Assert.AreEqual("good", selection.Slots[0].GroupName);
        Assert.IsNull(selection.Slots[6].GroupName);
    }

    [TestMethod]
    public void Fit_GroupOfAMissingSlot_ThrowsNamingIt() => Refusal.Throws<InvalidOperationException>(
        () => Fit(Quick.Hasty with { Groups = new Dictionary<string, IReadOnlyList<string>> { ["g"] = ["ninth"] } }),
        "'g'", "'ninth'", "'Features'", "'zero'");

    [TestMethod]
    public void Fit_CostlyFeature_IsDroppedFirst()
    {
        StochasticGatesTransformer selection = Fit(Quick.Learning with
        {
            Lambda = 0.05,
            Penalty = GatePenalty.Sum,
            Costs = new Dictionary<string, double> { ["four"] = 1000 },
        });

        CollectionAssert.AreEqual(new[] { 1, 6 }, selection.SelectedSlots.ToArray());
    }

    [TestMethod]
    public void Fit_FreeFeatures_StayOpen()
    {
        Dictionary<string, double> free = Problem.SlotNames.ToDictionary(name => name, _ => 0.0);

        Assert.IsGreaterThan(3, Fit(Quick.Learning with { Lambda = 100, Costs = free }).SelectedCount);
    }

    [TestMethod]
    public void Fit_AlwaysKeep_ComesFirstAndCounts()
    {
        StochasticGatesTransformer selection = Fit(Quick.Learning with { TargetFeatures = 4, AlwaysKeep = ["five"] });

        CollectionAssert.AreEqual(new[] { 1, 4, 5, 6 }, selection.SelectedSlots.ToArray());
        Assert.AreEqual(1, selection.Slots[5].Rank);
        Assert.AreEqual(1, selection.Slots[5].SelectionProbability);
        Assert.AreEqual(1, selection.Slots[5].GateValue);
    }

    [TestMethod]
    public void Fit_AlwaysKeepUnderHugeLambda_IsAllThatIsLeft() =>
        CollectionAssert.AreEqual(new[] { 5 }, Fit(Quick.Learning with { Lambda = 100, AlwaysKeep = ["five"] }).SelectedSlots.ToArray());

    [TestMethod]
    [DataRow(null)]
    [DataRow(8)]
    public void Fit_AlwaysKeepOfEverything_KeepsEverything(int? target)
    {
        StochasticGatesTransformer selection = Fit(Quick.Learning with { MaximumEpochs = 10, TargetFeatures = target, AlwaysKeep = ["Features"] });

        Assert.AreEqual(8, selection.SelectedCount);
        Assert.IsTrue(double.IsFinite(selection.ValidationLoss) && double.IsFinite(selection.Lambda));
    }

    [TestMethod]
    public void Fit_AlwaysKeepOfAConstantSlot_KeepsIt()
    {
        _rows.WithFeatures((value, slot) => slot is 0 or 5 ? 3 : value);

        StochasticGatesTransformer selection = Fit(Quick.Learning with { TargetFeatures = 4, AlwaysKeep = ["five"] });

        CollectionAssert.AreEqual(new[] { 1, 4, 5, 6 }, selection.SelectedSlots.ToArray());
        Assert.AreEqual(8, selection.Slots[0].Rank);
    }

    [TestMethod]
    public void Fit_ConstantSlotOfAKeptGroup_IsKeptWithIt()
    {
        _rows.WithFeatures((value, slot) => slot == 0 ? 3 : value);

        StochasticGatesTransformer selection = Fit(Quick.Learning with
        {
            TargetFeatures = 1,
            Groups = new Dictionary<string, IReadOnlyList<string>> { ["g"] = ["zero", "one", "four", "six"] },
        });

        CollectionAssert.AreEqual(new[] { 0, 1, 4, 6 }, selection.SelectedSlots.ToArray());
    }

    [TestMethod]
    public void Fit_AlwaysKeepOfAColumn_KeepsAllItsSlots()
    {
        StochasticGatesTransformer selection = _mlContext.Transforms.SelectFeaturesByStochasticGates(
            "Kept", ["X0", "X5To7"], options: Quick.Keeping(3) with { AlwaysKeep = ["X5To7"] }).Fit(_mlContext.Load(_rows));

        CollectionAssert.AreEqual(new[] { 1, 2, 3 }, selection.SelectedSlots.ToArray());
        Assert.AreEqual("X5To7[1]", selection.Slots[2].Name);
    }

    [TestMethod]
    public void Fit_UnknownNames_ThrowsListingWhatThereIs()
    {
        Refusal.Throws<InvalidOperationException>(
            () => Fit(Quick.Hasty with { AlwaysKeep = ["ninth"] }), "AlwaysKeep", "'ninth'", "'Features'", "'zero'");
        Refusal.Throws<InvalidOperationException>(
            () => Fit(Quick.Hasty with { Costs = new Dictionary<string, double> { ["ninth"] = 1 } }), "Costs", "'ninth'", "'Features'", "'zero'");
    }

    private StochasticGatesTransformer Fit(StochasticGatesOptions options) =>
        Selecting.Fit(_mlContext, _mlContext.Load(_rows, Problem.SlotNames), options);
}
