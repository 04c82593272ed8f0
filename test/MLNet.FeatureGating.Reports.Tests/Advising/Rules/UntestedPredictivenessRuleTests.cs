using MLNet.FeatureGating.Reports.Advising;
using MLNet.FeatureGating.Reports.Advising.Rules;
using MLNet.FeatureGating.Reports.Tests.Support;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Tests.Advising.Rules;

[TestClass]
public sealed class UntestedPredictivenessRuleTests
{
    [TestMethod]
    public void Look_NoPermutations_AdvisesThem() => Assert.Contains("`Permutations`", Look(Summaries.Chosen() with { Predictiveness = null })!.Text);

    [TestMethod]
    public void Look_TestedOrNotFinished_IsNothing()
    {
        Assert.IsNull(Look(Summaries.Chosen()));
        Assert.IsNull(Look(Summaries.Chosen() with { Predictiveness = null, IsComplete = false }));
    }

    private static Advice? Look(SearchSummary summary) => new UntestedPredictivenessRule().Look(new(summary));
}
