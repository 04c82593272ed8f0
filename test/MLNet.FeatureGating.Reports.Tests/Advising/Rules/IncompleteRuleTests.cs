using MLNet.FeatureGating.Reports.Advising;
using MLNet.FeatureGating.Reports.Advising.Rules;
using MLNet.FeatureGating.Reports.Tests.Support;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Tests.Advising.Rules;

[TestClass]
public sealed class IncompleteRuleTests
{
    [TestMethod]
    public void Look_Cancelled_AdvisesToRunAgain()
    {
        Advice advice = Look(Summaries.Chosen() with { IsComplete = false })!;

        Assert.AreEqual(AdviceKind.Caution, advice.Kind);
        Assert.Contains("6 points of the path and 3 trials", advice.Text);
        Assert.Contains("`StudyFile`", advice.Text);
    }

    [TestMethod]
    public void Look_CancelledBeforeTheChoice_IsAProblem() =>
        Assert.AreEqual(AdviceKind.Problem, Look(Summaries.Empty() with { IsComplete = false })!.Kind);

    [TestMethod]
    public void Look_Complete_IsNothing() => Assert.IsNull(Look(Summaries.Chosen()));

    private static Advice? Look(SearchSummary summary) => new IncompleteRule().Look(new(summary));
}
