using MLNet.FeatureGating.Reports.Advising;
using MLNet.FeatureGating.Reports.Advising.Rules;
using MLNet.FeatureGating.Reports.Tests.Support;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Tests.Advising.Rules;

[TestClass]
public sealed class CostlyChoiceRuleTests
{
    [TestMethod]
    public void Look_LossIsAboveOneStandardError_SaysByHowMuch()
    {
        SearchSummary summary = Summaries.Chosen(kept: 3);
        Advice advice = Look(summary with { Chosen = summary.Chosen! with { Features = [0] } })!;

        Assert.AreEqual("So few features cost accuracy", advice.Title);
        Assert.Contains("With 1 feature the loss is 0.200\u00a0±\u00a00.020 nats above that of the best point, 3 features", advice.Text);
    }

    [TestMethod]
    public void Look_WithinOneStandardError_IsNothing() => Assert.IsNull(Look(Summaries.Chosen()));

    [TestMethod]
    public void Look_NoChoiceOrNoNumbers_IsNothing()
    {
        Assert.IsNull(Look(Summaries.Chosen() with { Chosen = null }));
        Assert.IsNull(Look(OddSummaries.NotANumber()));
    }

    private static Advice? Look(SearchSummary summary) => new CostlyChoiceRule().Look(new(summary));
}
