using MLNet.FeatureGating.Reports.Advising;
using MLNet.FeatureGating.Reports.Advising.Rules;
using MLNet.FeatureGating.Reports.Tests.Support;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Tests.Advising.Rules;

[TestClass]
public sealed class EverythingKeptRuleTests
{
    [TestMethod]
    public void Look_LossStillFalls_SaysSo()
    {
        Advice advice = Look(Summaries.Chosen(kept: 5, features: 5))!;

        Assert.Contains("with 4 features it is 0.200\u00a0±\u00a00.020 nats above the best", advice.Text);
        Assert.DoesNotContain("`MaximumFeatures`", advice.Text);
    }

    [TestMethod]
    public void Look_FewerWouldDo_SaysSo()
    {
        SearchSummary summary = Summaries.Chosen(kept: 3, features: 5);
        Assert.Contains("fewer would do", Look(summary with { Chosen = summary.Chosen! with { Features = [0, 1, 2, 3, 4] } })!.Text);
    }

    [TestMethod]
    public void Look_NothingBetweenWasLookedAt_AdvisesToRaiseTheLargest() =>
        Assert.Contains("Between 64 and 500 nothing was looked at: raise `MaximumFeatures`", Look(OddSummaries.Large(kept: 500))!.Text);

    [TestMethod]
    public void Look_NoOtherPoint_SaysThatNoneWasLookedAt()
    {
        SearchSummary summary = Summaries.Chosen(kept: 5, features: 5);
        Assert.Contains("No smaller number was looked at", Look(summary with { Path = [summary.Path[0]] })!.Text);
    }

    [TestMethod]
    public void Look_SomeAreDropped_IsNothing() => Assert.IsNull(Look(Summaries.Chosen(kept: 4, features: 5)));

    [TestMethod]
    public void Look_OneFeatureOnly_IsNothing() => Assert.IsNull(Look(Summaries.Chosen(kept: 1, features: 1)));

    private static Advice? Look(SearchSummary summary) => new EverythingKeptRule().Look(new(summary));
}
