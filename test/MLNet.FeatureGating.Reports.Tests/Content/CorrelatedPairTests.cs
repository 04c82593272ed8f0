using MLNet.FeatureGating.Reports.Content;
using MLNet.FeatureGating.Reports.Tests.Support;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Tests.Content;

[TestClass]
public sealed class CorrelatedPairTests
{
    // Features 0 and 1 are chosen. In the order of ranks that the correlations are in, that is 1, 0, 2, 3.
    private static readonly SearchSummary Summary = Summaries.Chosen(kept: 2, features: 4) with
    {
        Correlations = new([1, 0, 2, 3], [[1, 0.96, -0.95, 0.2], [0.96, 1, 0.91, double.NaN], [-0.95, 0.91, 1, 0.99], [0.2, double.NaN, 0.99, 1]]),
    };

    [TestMethod]
    public void DroppedCopies_SeveralChosenOnes_NamesTheNearestOfEither()
    {
        CorrelatedPair pair = CorrelatedPair.DroppedCopies(new(Summary)).Single();

        Assert.AreEqual(("F2", "F1", -0.95), (pair.First.Name, pair.Second.Name, pair.Correlation));
    }

    [TestMethod]
    public void DroppedCopies_ChosenOneRanksLower_IsStillTheOther()
    {
        SearchSummary summary = Summary with { Chosen = Summary.Chosen! with { Features = [2] } };

        CollectionAssert.AreEqual(
            new[] { ("F3", "F2"), ("F1", "F2"), ("F0", "F2") },
            CorrelatedPair.DroppedCopies(new(summary)).Select(pair => (pair.First.Name, pair.Second.Name)).ToArray());
    }

    [TestMethod]
    public void KeptCopies_BothChosen_AskMore()
    {
        CorrelatedPair pair = CorrelatedPair.KeptCopies(new(Summary)).Single();

        Assert.AreEqual(0.96, pair.Correlation);
        Assert.IsEmpty(CorrelatedPair.KeptCopies(new(Summary with { Correlations = new([0, 1], [[1, 0.94], [0.94, 1]]) })));
    }

    [TestMethod]
    public void DroppedCopies_NotMeasured_AreNone() => Assert.IsEmpty(CorrelatedPair.DroppedCopies(new(Summaries.Chosen())));
}
