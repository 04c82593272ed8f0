using MLNet.FeatureGating.Reports.Advising;
using MLNet.FeatureGating.Reports.Advising.Rules;
using MLNet.FeatureGating.Reports.Tests.Support;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Tests.Advising.Rules;

[TestClass]
public sealed class NoGainRuleTests
{
    [TestMethod]
    public void Look_BestLossIsNotBelowTheBaseline_IsAProblem()
    {
        Advice advice = Look(OddSummaries.Unpredictive() with { Predictiveness = null })!;

        Assert.AreEqual(AdviceKind.Problem, advice.Kind);
        Assert.Contains("0.670\u00a0±\u00a00.020 nats, with 1 feature", advice.Text);
        Assert.Contains("0.660", advice.Text);
    }

    [TestMethod]
    [DataRow(0.01, false)]
    [DataRow(0.03, true)]
    public void Look_GainIsAtMostTwoStandardErrors_IsAProblem(double error, bool isProblem)
    {
        SearchSummary summary = Summaries.Empty() with
        {
            Path = [Summaries.Point(5, 0.61, 0.61), Summaries.Point(0, 0.66, 0.61) with { LossAboveBestStandardError = error }],
        };

        Assert.AreEqual(isProblem, Look(summary) is not null);
    }

    [TestMethod]
    public void Look_PermutationsSaySoAlready_IsNothing() => Assert.IsNull(Look(OddSummaries.Unpredictive()));

    [TestMethod]
    public void Look_BestLossIsBelowTheBaseline_IsNothing() => Assert.IsNull(Look(Summaries.Chosen()));

    [TestMethod]
    public void Look_NoLossIsANumber_IsNothing() => Assert.IsNull(Look(OddSummaries.NotANumber() with { Predictiveness = null }));

    private static Advice? Look(SearchSummary summary) => new NoGainRule().Look(new(summary));
}
