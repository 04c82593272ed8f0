using MLNet.FeatureGating.Reports.Advising;
using MLNet.FeatureGating.Reports.Advising.Rules;
using MLNet.FeatureGating.Reports.Tests.Support;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Tests.Advising.Rules;

[TestClass]
public sealed class AllConstantRuleTests
{
    [TestMethod]
    public void Look_NoFeatureVaries_IsAProblem()
    {
        SearchSummary summary = Summaries.Empty(2)
            .With(0, feature => feature with { IsConstant = true })
            .With(1, feature => feature with { IsConstant = true });

        Assert.AreEqual(AdviceKind.Problem, Look(summary)!.Kind);
    }

    [TestMethod]
    public void Look_OneFeatureVaries_IsNothing() => Assert.IsNull(Look(Summaries.Empty(2).With(0, feature => feature with { IsConstant = true })));

    [TestMethod]
    public void Look_NoFeature_IsNothing() => Assert.IsNull(Look(Summaries.Empty(0)));

    private static Advice? Look(SearchSummary summary) => new AllConstantRule().Look(new(summary));
}
