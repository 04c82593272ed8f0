using MLNet.FeatureGating.Reports.Advising;
using MLNet.FeatureGating.Reports.Advising.Rules;
using MLNet.FeatureGating.Reports.Tests.Support;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Tests.Advising.Rules;

[TestClass]
public sealed class DivergedRuleTests
{
    [TestMethod]
    public void Look_NoLossIsANumber_IsAProblem()
    {
        Advice advice = Look(OddSummaries.NotANumber())!;

        Assert.AreEqual(AdviceKind.Problem, advice.Kind);
        Assert.Contains("`LearningRate`", advice.Text);
    }

    [TestMethod]
    public void Look_SomeLossesAreNoNumbers_CountsThem()
    {
        SearchSummary summary = Summaries.Chosen();
        Advice advice = Look(summary with { Runs = [summary.Runs[0] with { ValidationLoss = double.PositiveInfinity }, summary.Runs[1]] })!;

        Assert.AreEqual(AdviceKind.Caution, advice.Kind);
        Assert.Contains("1 of 7 losses", advice.Text);
    }

    [TestMethod]
    public void Look_AllLossesAreNumbers_IsNothing() => Assert.IsNull(Look(Summaries.Chosen()));

    [TestMethod]
    public void Look_NothingTrained_IsNothing() => Assert.IsNull(Look(Summaries.Empty()));

    private static Advice? Look(SearchSummary summary) => new DivergedRule().Look(new(summary));
}
