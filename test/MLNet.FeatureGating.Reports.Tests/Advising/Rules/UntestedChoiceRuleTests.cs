using MLNet.FeatureGating.Reports.Advising;
using MLNet.FeatureGating.Reports.Advising.Rules;
using MLNet.FeatureGating.Reports.Tests.Support;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Tests.Advising.Rules;

[TestClass]
public sealed class UntestedChoiceRuleTests
{
    [TestMethod]
    public void Look_NoTestRows_AdvisesThem()
    {
        SearchSummary summary = Summaries.Chosen();
        Advice advice = Look(summary with { Chosen = summary.Chosen! with { TestMetric = null } })!;

        Assert.StartsWith("Accuracy on held-out rows", advice.Text);
        Assert.Contains("`Test(...)`", advice.Text);
    }

    [TestMethod]
    public void Look_WorthIsNotKnown_SaysSo()
    {
        SearchSummary summary = Summaries.Chosen();
        Assert.StartsWith("What networks", Look(summary with { Chosen = summary.Chosen! with { TestMetric = null, Metric = double.NaN } })!.Text);
    }

    [TestMethod]
    public void Look_TestedOrNotChosen_IsNothing()
    {
        Assert.IsNull(Look(Summaries.Chosen()));
        Assert.IsNull(Look(Summaries.Chosen() with { Chosen = null }));
    }

    private static Advice? Look(SearchSummary summary) => new UntestedChoiceRule().Look(new(summary));
}
