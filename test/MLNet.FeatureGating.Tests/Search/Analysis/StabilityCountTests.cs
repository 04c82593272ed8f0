using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Search.Analysis;
using MLNet.FeatureGating.Search.Rows;

namespace MLNet.FeatureGating.Tests.Search.Analysis;

[TestClass]
public sealed class StabilityCountTests
{
    private static readonly SearchProblem Three = SearchProblems.OfFeatures(3);

    [TestMethod]
    public void Of_Halves_CountsFeaturesAndShadows()
    {
        StabilitySummary summary = StabilityCount.Of(Three, [[0, 1], [0, 5], [0, 2], [2, 0]], selected: 2, pairs: 2, threshold: 0.75);

        Assert.AreEqual(4, summary.Subsamples);
        Assert.AreEqual(2, summary.SelectedPerSubsample);
        Assert.AreEqual(0.75, summary.Threshold);
        AssertNear([1, 0.25, 0.5], summary.Frequencies);
        AssertNear([0, 0, 0.25], summary.ShadowFrequencies);
        CollectionAssert.AreEqual(new[] { 0 }, summary.Selected.ToArray());
        Assert.AreEqual(StabilityBound.Of(6, 2, 2, 0.75), summary.FalseSelectionBound, "Shadows are selected from, too.");
    }

    [TestMethod]
    public void Of_FrequencyAtTheThreshold_IsStableWhateverRounding()
    {
        // Seven tenths, added up of tenths.
        int[][] halves = [.. Enumerable.Range(0, 10).Select(half => half < 7 ? new[] { 1 } : [2])];

        CollectionAssert.AreEqual(new[] { 1 }, StabilityCount.Of(Three, halves, 1, 5, 0.7).Selected.ToArray());
        Assert.IsEmpty(StabilityCount.Of(Three, halves, 1, 5, 0.71).Selected);
    }

    [TestMethod]
    public void Of_SeveralStable_AreInTheOrderOfTheirFrequencies()
    {
        int[][] halves = [[0, 1, 2], [2, 1], [2, 1, 0], [2, 1, 0], [2, 0]];

        CollectionAssert.AreEqual(new[] { 2, 0, 1 }, StabilityCount.Of(Three, halves, 3, 5, 0.6).Selected.ToArray());
    }

    [TestMethod]
    public void Of_NoBetterThanAShadow_IsNotStable()
    {
        int[][] halves = [[0, 1, 3], [0, 1, 3], [0, 1, 3], [0, 2, 4]];

        CollectionAssert.AreEqual(new[] { 0 }, StabilityCount.Of(Three, halves, 3, 2, 0.6).Selected.ToArray());
    }

    [TestMethod]
    public void Of_AlwaysKept_IsSelectedInAnyCase() => CollectionAssert.AreEqual(
        new[] { 2, 0 }, StabilityCount.Of(SearchProblems.OfFeatures(3, kept: 1), [[0, 2], [2, 4]], 2, 1, 0.9).Selected.ToArray());

    [TestMethod]
    public void Of_HalfThatDiverged_CountsAsSelectingNothing() =>
        AssertNear([0.75, 0, 0], StabilityCount.Of(Three, [[0], [0], [], [0]], 1, 2, 0.7).Frequencies);

    private static void AssertNear(double[] expected, IReadOnlyList<double> actual)
    {
        Assert.HasCount(expected.Length, actual);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.AreEqual(expected[i], actual[i], 1e-12);
        }
    }
}
