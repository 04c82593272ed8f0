using MLNet.FeatureGating.Reports.Advising;
using MLNet.FeatureGating.Reports.Advising.Rules;
using MLNet.FeatureGating.Reports.Tests.Support;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Tests.Advising.Rules;

[TestClass]
public sealed class NotPredictiveRuleTests
{
    [TestMethod]
    public void Look_PermutedLabelsGainAsMuch_NamesTheLabelAndTheChance()
    {
        Advice advice = Look(OddSummaries.Unpredictive())!;

        Assert.AreEqual((AdviceKind.Problem, "Nothing here predicts “Label”"), (advice.Kind, advice.Title));
        Assert.Contains("p\u00a0=\u00a00.57", advice.Text);
        Assert.Contains("gain −0.012 nats", advice.Text);
    }

    [TestMethod]
    public void Look_GainWithinItsUncertainty_SaysSo()
    {
        Advice advice = Look(OddSummaries.Unpredictive() with { Predictiveness = new(0.001, [-0.1], 0.05, false) })!;

        Assert.Contains("less than what folds differ by", advice.Text);
    }

    [TestMethod]
    public void Look_PredictiveOrNotTested_IsNothing()
    {
        Assert.IsNull(Look(Summaries.Chosen()));
        Assert.IsNull(Look(Summaries.Chosen() with { Predictiveness = null }));
    }

    private static Advice? Look(SearchSummary summary) => new NotPredictiveRule().Look(new(summary));
}
