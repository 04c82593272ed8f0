using MLNet.FeatureGating.Reports.Advising;
using MLNet.FeatureGating.Reports.Advising.Rules;
using MLNet.FeatureGating.Reports.Tests.Support;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Tests.Advising.Rules;

[TestClass]
public sealed class UndecidedGatesRuleTests
{
    [TestMethod]
    public void Look_GatesHalfOpenNextToTheChoice_NamesThem()
    {
        Advice advice = Look(WithRuns(Summaries.Run(0, 0.11, [1, 0.59, 0.41, 0.39, 0.61]), Summaries.Run(1, 1, [0, 0, 0, 0, 0])))!;

        Assert.AreEqual("2 gates are undecided", advice.Title);
        Assert.Contains("At lambda 0.11", advice.Text);
        Assert.Contains("“F1” and “F2”", advice.Text);
    }

    [TestMethod]
    public void Look_HalfOpenElsewhere_IsNothing() =>
        Assert.IsNull(Look(WithRuns(Summaries.Run(0, 0.1, [1, 1, 0, 0, 0]), Summaries.Run(1, 1, [0.5, 0.5, 0.5, 0.5, 0.5]))));

    [TestMethod]
    public void Look_ChosenLambdaIsNotKnown_LooksAtTheNumberOfFeatures()
    {
        SearchSummary summary = WithRuns(Summaries.Run(0, 0.1, [1, 1, 1, 1, 1]), Summaries.Run(1, 1, [0.5, 0.5, 0.5, 0.3, 0]));
        Assert.Contains("At lambda 1,", Look(summary with { Chosen = summary.Chosen! with { Lambda = double.NaN } })!.Text);
    }

    [TestMethod]
    public void Look_OneGateOnly_IsNothing() => Assert.IsNull(Look(WithRuns(Summaries.Run(0, 0.1, [1, 0.5, 0, 0, 0]))));

    [TestMethod]
    public void Look_NoTrialsOrNoNumbers_IsNothing()
    {
        Assert.IsNull(Look(WithRuns()));
        Assert.IsNull(Look(OddSummaries.NotANumber()));
    }

    private static SearchSummary WithRuns(params LambdaRunDetail[] runs) => Summaries.Chosen(kept: 2) with { Runs = runs };

    private static Advice? Look(SearchSummary summary) => new UndecidedGatesRule().Look(new(summary));
}
