using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Selection.Groups;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tests.Selection;

[TestClass]
public sealed class GateSelectionTests
{
    private static readonly string[] Names = ["a", "b", "c", "d"];
    private static readonly string[] Columns = ["First", "First", "Second", "Second"];
    private static readonly FeatureSlots[] OneEach = [.. Names.Select((name, slot) => new FeatureSlots(name, IsGroup: false, [slot]))];

    [TestMethod]
    public void Select_OneMember_KeepsWhatIsMoreLikelyOpen() =>
        CollectionAssert.AreEqual(new[] { 1, 3 }, Kept(Select([Member(0.5f, 0.51f, 0.1f, 1)])));

    [TestMethod]
    public void Select_SeveralMembers_GoesByTheirMean()
    {
        IReadOnlyList<GatedFeature> features = Select([Member(1, 0.6f, 0.9f, 0), Member(0.1f, 0.3f, 0.9f, 0)]);

        CollectionAssert.AreEqual(new[] { 0, 2 }, Kept(features));
        Assert.AreEqual(0.55, features[0].SelectionProbability, 1e-6);
        Assert.AreEqual(0.45, features[1].SelectionProbability, 1e-6);
        Assert.AreEqual(0.225, features[1].GateValue, 1e-6);
    }

    [TestMethod]
    public void Select_Always_RanksByProbability() =>
        CollectionAssert.AreEqual(new[] { 2, 4, 1, 3 }, Ranks(Select([Member(0.6f, 0.1f, 0.9f, 0.2f)])));

    [TestMethod]
    public void Select_SaturatedProbabilities_RanksByFirmness() =>
        CollectionAssert.AreEqual(new[] { 4, 1, 3, 2 }, Ranks(Select([Member([1, 1, 1, 1], firmness: [2, 5, 3, 4])])));

    [TestMethod]
    public void Select_AllTheSame_RanksByGate() => CollectionAssert.AreEqual(new[] { 1, 2, 3, 4 }, Ranks(Select([Member(1, 1, 1, 1)])));

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    public void Select_TargetFeatures_KeepsJustThatManyByTheCourseOfTraining(int count)
    {
        MemberResult member = Member([0.1f, 0.9f, 0.2f, 0.8f], mean: [0.6f, 0.1f, 0.9f, 0.2f]);

        IReadOnlyList<GatedFeature> features = Select([member], targetFeatures: count);

        CollectionAssert.AreEqual(new[] { 2, 0, 3, 1 }.Take(count).Order().ToArray(), Kept(features));
        Assert.AreEqual(0.9, features[2].SelectionProbability, 1e-6);
    }

    [TestMethod]
    public void Select_ConstantGate_ComesLastAndCountsAsClosed()
    {
        IReadOnlyList<GatedFeature> features = Select([Member(0.6f, 1, 0.1f, 0.2f)], isConstant: [false, true, false, false]);

        CollectionAssert.AreEqual(new[] { 0 }, Kept(features));
        Assert.AreEqual(4, features[1].Rank);
        Assert.AreEqual(0, features[1].SelectionProbability);
        Assert.AreEqual(0, features[1].GateValue);
    }

    [TestMethod]
    public void Select_ConstantGateBesideClosedOnes_StillComesLast() => Assert.AreEqual(
        4, Select([Member(0, 0, 0, 0)], isConstant: [true, false, false, false])[0].Rank);

    [TestMethod]
    [DataRow(null)]
    [DataRow(2)]
    public void Select_AlwaysOpenGates_ComeFirstAndAreKept(int? target)
    {
        IReadOnlyList<GatedFeature> features = Select(
            [Member(0.9f, 1, 0.8f, 1)], isConstant: [false, false, false, true], isAlwaysOpen: [false, true, false, true], targetFeatures: target);

        CollectionAssert.AreEqual(new[] { 3, 1, 4, 2 }, Ranks(features));
        CollectionAssert.AreEqual(target is null ? [0, 1, 2, 3] : new[] { 1, 3 }, Kept(features));
        Assert.AreEqual(1, features[3].SelectionProbability, "A constant slot that is kept in any case.");
    }

    [TestMethod]
    public void Select_WeightsOfAnySign_KeepsWhatMostMembersUse()
    {
        MemberResult[] members = [Member([1, 1, 0, 0], values: [-2, -1, 0, 0]), Member([1, 0, 0, 0], values: [-1, 0, 0, 0])];

        IReadOnlyList<GatedFeature> features = Select(members);

        CollectionAssert.AreEqual(new[] { 0 }, Kept(features));
        Assert.AreEqual(-1.5, features[0].GateValue, 1e-6);
    }

    [TestMethod]
    public void Spread_Groups_TellsEverySlotOfItsFeature()
    {
        FeatureSlots[] grouped = [new("a", false, [0]), new("group", true, [1, 3]), new("c", false, [2])];
        IReadOnlyList<GatedFeature> features = GateSelection.Select([Member(0.1f, 0.9f, 0.8f)], grouped, new bool[3], new bool[3], 1);

        IReadOnlyList<SlotGate> slots = GateSelection.Spread(features, grouped, new(Names, Columns));

        CollectionAssert.AreEqual(Names, slots.Select(slot => slot.Name).ToArray());
        CollectionAssert.AreEqual(Columns, slots.Select(slot => slot.ColumnName).ToArray());
        CollectionAssert.AreEqual(new[] { 0, 1, 2, 3 }, slots.Select(slot => slot.Index).ToArray());
        CollectionAssert.AreEqual(new[] { null, "group", null, "group" }, slots.Select(slot => slot.GroupName).ToArray());
        CollectionAssert.AreEqual(new[] { 3, 1, 2, 1 }, slots.Select(slot => slot.Rank).ToArray());
        CollectionAssert.AreEqual(new[] { false, true, false, true }, slots.Select(slot => slot.IsSelected).ToArray());
        Assert.AreEqual(0.45, slots[3].GateValue, 1e-6);
    }

    private static IReadOnlyList<GatedFeature> Select(
        MemberResult[] members, bool[]? isConstant = null, bool[]? isAlwaysOpen = null, int? targetFeatures = null) =>
        GateSelection.Select(members, OneEach, isAlwaysOpen ?? new bool[4], isConstant ?? new bool[4], targetFeatures);

    private static int[] Kept(IReadOnlyList<GatedFeature> features) =>
        [.. features.Where(feature => feature.IsSelected).Select(feature => feature.Index)];

    private static int[] Ranks(IReadOnlyList<GatedFeature> features) => [.. features.Select(feature => feature.Rank)];

    private static MemberResult Member(params float[] probabilities) => Member(probabilities, null);

    private static MemberResult Member(float[] probabilities, float[]? mean = null, float[]? firmness = null, float[]? values = null) => new()
    {
        Member = new() { Lambda = 1, Seed = 1 },
        GateParameters = probabilities,
        GateFirmness = firmness ?? probabilities,
        OpenProbabilities = probabilities,
        MeanOpenProbabilities = mean ?? probabilities,
        GateValues = values ?? [.. probabilities.Select(probability => probability / 2)],
        HiddenGateValues = [],
        Layers = [],
        BestEpoch = 1,
        StopReason = StopReason.MaximumEpochs,
        History = [new EpochRecord(1, 1, 1, 1, 1, 1, 1, 1)],
    };
}
