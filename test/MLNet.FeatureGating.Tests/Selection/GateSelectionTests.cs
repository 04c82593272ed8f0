using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tests.Selection;

[TestClass]
public sealed class GateSelectionTests
{
    private static readonly string[] Names = ["a", "b", "c", "d"];
    private static readonly string[] Columns = ["First", "First", "Second", "Second"];

    [TestMethod]
    public void Select_OneMember_KeepsWhatIsMoreLikelyOpen() =>
        CollectionAssert.AreEqual(new[] { 1, 3 }, Kept(Select([Member(0.5f, 0.51f, 0.1f, 1)])));

    [TestMethod]
    public void Select_SeveralMembers_GoesByTheirMean()
    {
        IReadOnlyList<SlotGate> slots = Select([Member(1, 0.6f, 0.9f, 0), Member(0.1f, 0.3f, 0.9f, 0)]);

        CollectionAssert.AreEqual(new[] { 0, 2 }, Kept(slots));
        Assert.AreEqual(0.55, slots[0].SelectionProbability, 1e-6);
        Assert.AreEqual(0.45, slots[1].SelectionProbability, 1e-6);
        Assert.AreEqual(0.225, slots[1].GateValue, 1e-6);
    }

    [TestMethod]
    public void Select_Always_RanksByProbability() =>
        CollectionAssert.AreEqual(new[] { 2, 4, 1, 3 }, Ranks(Select([Member(0.6f, 0.1f, 0.9f, 0.2f)])));

    [TestMethod]
    public void Select_SaturatedProbabilities_RanksByParameter()
    {
        MemberResult member = Member([1, 1, 1, 1], parameters: [2, 5, 3, 4]);

        CollectionAssert.AreEqual(new[] { 4, 1, 3, 2 }, Ranks(Select([member])));
    }

    [TestMethod]
    public void Select_AllTheSame_RanksBySlot() => CollectionAssert.AreEqual(new[] { 1, 2, 3, 4 }, Ranks(Select([Member(1, 1, 1, 1)])));

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    public void Select_TargetFeatures_KeepsJustThatManyByRank(int count)
    {
        IReadOnlyList<SlotGate> slots = Select([Member(0.6f, 0.1f, 0.9f, 0.2f)], targetFeatures: count);

        CollectionAssert.AreEqual(new[] { 2, 0, 3, 1 }.Take(count).Order().ToArray(), Kept(slots));
    }

    [TestMethod]
    public void Select_ConstantSlot_ComesLastAndCountsAsClosed()
    {
        IReadOnlyList<SlotGate> slots = Select([Member(0.6f, 1, 0.1f, 0.2f)], isConstant: [false, true, false, false]);

        CollectionAssert.AreEqual(new[] { 0 }, Kept(slots));
        Assert.AreEqual(4, slots[1].Rank);
        Assert.AreEqual(0, slots[1].SelectionProbability);
        Assert.AreEqual(0, slots[1].GateValue);
    }

    [TestMethod]
    public void Select_ConstantSlotBesideClosedOnes_StillComesLast() => Assert.AreEqual(
        4, Select([Member(0, 0, 0, 0)], isConstant: [true, false, false, false])[0].Rank);

    [TestMethod]
    public void Select_Always_DescribesEverySlot()
    {
        IReadOnlyList<SlotGate> slots = Select([Member(0.6f, 0.1f, 0.9f, 0.2f)]);

        CollectionAssert.AreEqual(Names, slots.Select(slot => slot.Name).ToArray());
        CollectionAssert.AreEqual(Columns, slots.Select(slot => slot.ColumnName).ToArray());
        CollectionAssert.AreEqual(new[] { 0, 1, 2, 3 }, slots.Select(slot => slot.Index).ToArray());
    }

    private static IReadOnlyList<SlotGate> Select(MemberResult[] members, bool[]? isConstant = null, int? targetFeatures = null) =>
        GateSelection.Select(members, isConstant ?? new bool[4], Names, Columns, targetFeatures);

    private static int[] Kept(IReadOnlyList<SlotGate> slots) => [.. slots.Where(slot => slot.IsSelected).Select(slot => slot.Index)];

    private static int[] Ranks(IReadOnlyList<SlotGate> slots) => [.. slots.Select(slot => slot.Rank)];

    private static MemberResult Member(params float[] probabilities) => Member(probabilities, probabilities);

    private static MemberResult Member(float[] probabilities, float[] parameters) => new()
    {
        Member = new() { Lambda = 1, Seed = 1 },
        GateParameters = parameters,
        OpenProbabilities = probabilities,
        GateValues = [.. probabilities.Select(probability => probability / 2)],
        Layers = [],
        BestEpoch = 1,
        StopReason = StopReason.MaximumEpochs,
        History = [new EpochRecord(1, 1, 1, 1, 1, 1, 1)],
    };
}
