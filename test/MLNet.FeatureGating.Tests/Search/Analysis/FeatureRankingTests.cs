using MLNet.FeatureGating.Search.Analysis;
using MLNet.FeatureGating.Search.Rows;
using MLNet.FeatureGating.Search.Stages;

namespace MLNet.FeatureGating.Tests.Search.Analysis;

[TestClass]
public sealed class FeatureRankingTests
{
    [TestMethod]
    public void Of_Networks_RanksByTheMeanOfTheirProbabilities()
    {
        FeatureRanking ranking = FeatureRanking.Of(
            SearchProblems.OfFeatures(3), [Member([0.25f, 1, 0.5f]), Member([0.75f, 0, 1])]);

        CollectionAssert.AreEqual(new[] { 2, 0, 1 }, ranking.Features, "Of equal ones, the first.");
        CollectionAssert.AreEqual(new[] { 0.5, 0.5, 0.75 }, ranking.Probabilities);
    }

    [TestMethod]
    public void Of_Ties_AreBrokenByFirmness() => CollectionAssert.AreEqual(
        new[] { 3, 1, 2, 0 },
        FeatureRanking.Of(SearchProblems.OfFeatures(4), [Member([0.5f, 1, 1, 1], [9, 3, -2, 4]), Member([0.5f, 1, 1, 1], [9, 3, 4, 4])]).Features);

    [TestMethod]
    public void Of_AlwaysKept_AreFirstInTheOrderOfTheirSlotsWhateverTheirFirmness()
    {
        SearchProblem problem = SearchProblems.OfFeatures(4, kept: 2);

        CollectionAssert.AreEqual(new[] { 0, 1, 3, 2 }, FeatureRanking.Of(problem, [Member([1, 1, 0.9f, 1], [1, 5, 7, 7])]).Features);
        CollectionAssert.AreEqual(new[] { 0, 1, 3, 2 }, FeatureRanking.Of(problem, [Member([0.5f, 0.2f, 0.9f, 1])]).Features);
    }

    [TestMethod]
    public void Of_Constants_AreLastAndOfNoProbability()
    {
        FeatureRanking ranking = FeatureRanking.Of(SearchProblems.OfFeatures(4, constant: 2), [Member([0, 0.1f, 1, 1], [0, 0, 9, 9])]);

        CollectionAssert.AreEqual(new[] { 1, 0, 2, 3 }, ranking.Features);
        Assert.AreEqual(0, ranking.Probabilities[2]);
        Assert.AreEqual(0, ranking.Probabilities[3]);
    }

    [TestMethod]
    public void Of_ConstantThatIsAlwaysKept_IsFirst() => CollectionAssert.AreEqual(
        new[] { 0, 1, 2 }, FeatureRanking.Of(SearchProblems.OfFeatures(3, kept: 3, constant: 3), [Member([1, 1, 1])]).Features);

    private static SweepMember Member(float[] probabilities, float[]? firmness = null) =>
        new(probabilities, firmness ?? new float[probabilities.Length], [1], [1]);
}
