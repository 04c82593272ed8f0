using MLNet.FeatureGating.Reports.Advising;
using MLNet.FeatureGating.Reports.Advising.Rules;
using MLNet.FeatureGating.Reports.Tests.Support;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Tests.Advising.Rules;

[TestClass]
public sealed class ConstantFeaturesRuleTests
{
    [TestMethod]
    public void Look_SomeAreConstant_NamesThem()
    {
        SearchSummary summary = Summaries.Chosen().With(2, feature => feature with { IsConstant = true });

        Assert.AreEqual("A feature is constant", Look(summary)!.Title);
        Assert.StartsWith("“F2” has one value", Look(summary)!.Text);
        Assert.StartsWith("“F2” and “F3” have one value", Look(summary.With(3, feature => feature with { IsConstant = true }))!.Text);
    }

    [TestMethod]
    public void Look_NoneOrAllAreConstant_IsNothing()
    {
        Assert.IsNull(Look(Summaries.Chosen()));
        Assert.IsNull(Look(Summaries.Empty(1).With(0, feature => feature with { IsConstant = true })));
    }

    private static Advice? Look(SearchSummary summary) => new ConstantFeaturesRule().Look(new(summary));
}
