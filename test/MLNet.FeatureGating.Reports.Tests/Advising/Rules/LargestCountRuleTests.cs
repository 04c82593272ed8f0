using MLNet.FeatureGating.Reports.Advising;
using MLNet.FeatureGating.Reports.Advising.Rules;
using MLNet.FeatureGating.Reports.Tests.Support;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Tests.Advising.Rules;

[TestClass]
public sealed class LargestCountRuleTests
{
    [TestMethod]
    public void Look_ChoiceIsTheLargestBelowAll_AdvisesToRaiseIt()
    {
        Advice advice = Look(OddSummaries.Large(features: 500, kept: 64))!;

        Assert.AreEqual("64 is the largest number that was looked at", advice.Title);
        Assert.Contains("Between 64 and all 500 features", advice.Text);
        Assert.Contains("`MaximumFeatures`", advice.Text);
    }

    [TestMethod]
    public void Look_ChoiceIsSmaller_IsNothing() => Assert.IsNull(Look(OddSummaries.Large()));

    [TestMethod]
    public void Look_NoNumberLiesBetweenItAndAll_IsNothing() => Assert.IsNull(Look(Summaries.Chosen(kept: 4, features: 5)));

    private static Advice? Look(SearchSummary summary) => new LargestCountRule().Look(new(summary));
}
