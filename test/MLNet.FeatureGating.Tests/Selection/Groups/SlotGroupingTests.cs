using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Selection.Groups;
using MLNet.FeatureGating.Tests.Support;

namespace MLNet.FeatureGating.Tests.Selection.Groups;

[TestClass]
public sealed class SlotGroupingTests
{
    private static readonly SlotNames Several = new(["Size", "Color.red", "Color.blue", "Color.v1.2", "Raw[0]", "Raw[1]"],
        ["Size", "Color", "Color", "Color", "Raw", "Raw"]);

    private static readonly SlotNames Concatenated = new(["Size", "Color.1.0", "Color.1.5", "Shape.round", "Shape.square"], [.. Same(5)]);

    [TestMethod]
    public void Create_NothingToGroup_GivesEverySlotItsOwnGate() => AssertFeatures(
        "Size: 0; Color.red: 1; Color.blue: 2; Color.v1.2: 3; Raw[0]: 4; Raw[1]: 5", SlotGrouping.Create(new(), Several, []));

    [TestMethod]
    public void Create_CategoricalColumn_IsNamedAfterIt() => AssertFeatures(
        "Size: 0; *Color: 1 2 3; Raw[0]: 4; Raw[1]: 5", SlotGrouping.Create(new(), Several, [(1, 3)]));

    [TestMethod]
    public void Create_CategoricalSlotsOfAConcatenation_AreNamedBeforeTheDot() => AssertFeatures(
        "Size: 0; *Color: 1 2; *Shape: 3 4", SlotGrouping.Create(new(), Concatenated, [(1, 2), (3, 4)]));

    [TestMethod]
    public void Create_NamesWithDots_AreToldApartByTheLastDot() => AssertFeatures(
        "*a.x: 0 1; *a.y: 2 3",
        SlotGrouping.Create(new(), new(["a.x.1", "a.x.2", "a.y.1", "a.y.2"], [.. Same(4)]), [(0, 1), (2, 3)]));

    [TestMethod]
    public void Create_NameOfAnotherSlot_IsNotTaken() => AssertFeatures(
        "Age: 0; *Age.Bin: 1 2; B: 3; *Features[4..5]: 4 5",
        SlotGrouping.Create(new(), new(["Age", "Age.Bin.1", "Age.Bin.2", "B", "B.1", "B.2"], [.. Same(6)]), [(1, 2), (4, 5)]));

    [TestMethod]
    public void Create_NameOfAnotherColumn_IsNotTaken() => AssertFeatures(
        "*F[0..1]: 0 1; F.x: 2; Color[0]: 3; Color[1]: 4",
        SlotGrouping.Create(new(), new(["F.Color.a", "F.Color.b", "F.x", "Color[0]", "Color[1]"], ["F", "F", "F", "Color", "Color"]), [(0, 1)]));

    [TestMethod]
    public void Create_NoCommonName_IsNamedByIndex() => AssertFeatures(
        "p: 0; *Features[1..2]: 1 2; *Features[3..4]: 3 4",
        SlotGrouping.Create(new(), new(["p", "q", "r", "s", "t"], [.. Same(5)]), [(1, 2), (3, 4)]));

    [TestMethod]
    public void Create_OneCategoricalColumn_IsNamedAfterIt() => AssertFeatures(
        "*Features: 0 1", SlotGrouping.Create(new(), new(["1.0", "1.5"], [.. Same(2)]), [(0, 1)]));

    [TestMethod]
    public void Create_SlotsUnderTheirColumnsNames_AreNamedByWhatFollows() => AssertFeatures(
        "*Color: 0 1; F.x: 2; Y: 3",
        SlotGrouping.Create(new(), new(["F.Color.a", "F.Color.b", "F.x", "Y"], ["F", "F", "F", "Y"]), [(0, 1)]));

    [TestMethod]
    public void Create_CategoricalSlotsNotToBeGrouped_StayAlone() => Assert.HasCount(
        6, SlotGrouping.Create(new() { GroupCategoricalSlots = false }, Several, [(1, 3)]));

    [TestMethod]
    public void Create_Columns_AreOneGroupEach() => AssertFeatures(
        "*Size: 0; *Color: 1 2 3; *Raw: 4 5", SlotGrouping.Create(new() { GroupColumns = true }, Several, [(1, 2)]));

    [TestMethod]
    public void Create_NamedGroups_ComeBeforeTheOthers() => AssertFeatures(
        "*mine: 0 2; *Color: 1 3; Raw[0]: 4; Raw[1]: 5", SlotGrouping.Create(Named("mine", "Color.blue", "Size"), Several, [(1, 3)]));

    [TestMethod]
    public void Create_NamedGroupOfAColumnsName_LeavesTheRestAnotherName() => AssertFeatures(
        "Size: 0; *Color: 1; *Color[0..2]: 2 3; Raw[0]: 4; Raw[1]: 5", SlotGrouping.Create(Named("Color", "Color.red"), Several, [(1, 3)]));

    [TestMethod]
    public void Create_NamedGroupOfAllCategoricalSlots_LeavesNoOther() => AssertFeatures(
        "Size: 0; *mine: 1 2 3; Raw[0]: 4; Raw[1]: 5",
        SlotGrouping.Create(Named("mine", "Color.red", "Color.blue", "Color.v1.2"), Several, [(1, 3)]));

    [TestMethod]
    public void Create_NameOfSeveralSlots_StandsForAll() => AssertFeatures(
        "*mine: 0 2; b: 1", SlotGrouping.Create(Named("mine", "a"), new(["a", "b", "a"], [.. Same(3)]), []));

    [TestMethod]
    public void Create_UnknownSlot_ThrowsListingSomeOfThem() => Refusal.Throws<InvalidOperationException>(
        () => SlotGrouping.Create(Named("mine", "gone"), new([.. Enumerable.Range(0, 30).Select(slot => $"s{slot}")], [.. Same(30)]), []),
        "Group 'mine'", "'gone'", "'Features'", "'s0', 's1'", "and 20 more");

    [TestMethod]
    public void Create_NamedGroupOfAnotherSlotsName_ThrowsSayingSo() => Refusal.Throws<InvalidOperationException>(
        () => SlotGrouping.Create(Named("Size", "Color.red"), Several, []), "Group 'Size'", "not in it", "another name");

    private static StochasticGatesOptions Named(string group, params string[] slots) =>
        new() { Groups = new Dictionary<string, IReadOnlyList<string>> { [group] = slots } };

    private static IEnumerable<string> Same(int slots) => Enumerable.Repeat("Features", slots);

    private static void AssertFeatures(string expected, IReadOnlyList<FeatureSlots> actual) => Assert.AreEqual(
        expected,
        string.Join("; ", actual.Select(feature => $"{(feature.IsGroup ? "*" : string.Empty)}{feature.Name}: {string.Join(' ', feature.Slots)}")));
}
