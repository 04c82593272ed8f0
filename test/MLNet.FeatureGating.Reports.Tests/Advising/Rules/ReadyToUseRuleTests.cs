using MLNet.FeatureGating.Reports.Advising;
using MLNet.FeatureGating.Reports.Advising.Rules;
using MLNet.FeatureGating.Reports.Tests.Support;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Tests.Advising.Rules;

[TestClass]
public sealed class ReadyToUseRuleTests
{
    [TestMethod]
    public void Look_Chosen_SaysHowToUseIt()
    {
        Advice advice = Look(Summaries.Chosen())!;

        Assert.AreEqual(AdviceKind.Good, advice.Kind);
        Assert.Contains("`CreateTransformer()`", advice.Text);
    }

    [TestMethod]
    public void Look_NotChosenNotFinishedOrNotPredictive_IsNothing()
    {
        Assert.IsNull(Look(Summaries.Chosen() with { Chosen = null }));
        Assert.IsNull(Look(Summaries.Chosen() with { IsComplete = false }));
        Assert.IsNull(Look(Summaries.Chosen() with { Predictiveness = new(0, [1], 1, false) }));
        Assert.IsNull(Look(Summaries.Chosen(kept: 0)));
    }

    private static Advice? Look(SearchSummary summary) => new ReadyToUseRule().Look(new(summary));
}
