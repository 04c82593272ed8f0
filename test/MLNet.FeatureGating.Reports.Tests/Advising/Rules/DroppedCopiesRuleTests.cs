using MLNet.FeatureGating.Reports.Advising;
using MLNet.FeatureGating.Reports.Advising.Rules;
using MLNet.FeatureGating.Reports.Tests.Support;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Tests.Advising.Rules;

[TestClass]
public sealed class DroppedCopiesRuleTests
{
    [TestMethod]
    public void Look_DroppedFeatureIsNearlyACopy_NamesBoth()
    {
        Advice advice = Look(Correlated(0.95))!;

        Assert.AreEqual("A dropped feature is nearly a copy of a chosen one", advice.Title);
        Assert.Contains("“F2” (of “F0”): correlated above 0.90", advice.Text);
        Assert.Contains("`Costs`", advice.Text);
    }

    [TestMethod]
    public void Look_NegativeCorrelation_CountsAlike() => Assert.IsNotNull(Look(Correlated(-0.95)));

    [TestMethod]
    [DataRow(0.9)]
    [DataRow(double.NaN)]
    public void Look_NoCopy_IsNothing(double correlation) => Assert.IsNull(Look(Correlated(correlation)));

    private static SearchSummary Correlated(double value) => Summaries.Chosen(kept: 2) with { Correlations = new([0, 2], [[1, value], [value, 1]]) };

    private static Advice? Look(SearchSummary summary) => new DroppedCopiesRule().Look(new(summary));
}
