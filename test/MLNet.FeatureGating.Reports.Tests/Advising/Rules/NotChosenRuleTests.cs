using MLNet.FeatureGating.Reports.Advising;
using MLNet.FeatureGating.Reports.Advising.Rules;
using MLNet.FeatureGating.Reports.Tests.Support;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Tests.Advising.Rules;

[TestClass]
public sealed class NotChosenRuleTests
{
    [TestMethod]
    public void Look_NothingStandsAgainstAChoice_SaysHowToShowOne() =>
        Assert.Contains("`FewestWithinOneStandardError().Summary`", Look(Summaries.Chosen() with { Chosen = null })!.Text);

    [TestMethod]
    public void Look_ChosenNotFinishedOrOfNoUse_IsNothing()
    {
        Assert.IsNull(Look(Summaries.Chosen()));
        Assert.IsNull(Look(Summaries.Chosen() with { Chosen = null, IsComplete = false }));
        Assert.IsNull(Look(OddSummaries.Unpredictive()));
        Assert.IsNull(Look(OddSummaries.Unpredictive() with { Predictiveness = null }));
        Assert.IsNull(Look(Summaries.Empty()));
    }

    private static Advice? Look(SearchSummary summary) => new NotChosenRule().Look(new(summary));
}
