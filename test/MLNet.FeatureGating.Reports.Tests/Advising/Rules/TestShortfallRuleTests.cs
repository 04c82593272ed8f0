using MLNet.FeatureGating.Reports.Advising;
using MLNet.FeatureGating.Reports.Advising.Rules;
using MLNet.FeatureGating.Reports.Tests.Support;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Tests.Advising.Rules;

[TestClass]
public sealed class TestShortfallRuleTests
{
    [TestMethod]
    public void Look_TestIsMuchWorse_NamesAllThree()
    {
        Advice advice = Look(Tested(0.9))!;

        Assert.AreEqual(AdviceKind.Caution, advice.Kind);
        Assert.Contains("accuracy is 0.900 (all features: 0.950); on held-out rows it was 0.950\u00a0±\u00a00.010", advice.Text);
    }

    [TestMethod]
    [DataRow(0.931)]
    [DataRow(0.99)]
    [DataRow(double.NaN)]
    [DataRow(null)]
    public void Look_TestIsAboutAsGood_IsNothing(double? test) => Assert.IsNull(Look(Tested(test)));

    [TestMethod]
    public void Look_ErrorIsNoNumber_AllowsTwoHundredths()
    {
        SearchSummary summary = Tested(0.929);
        Assert.IsNotNull(Look(summary with { Chosen = summary.Chosen! with { MetricStandardError = double.NaN } }));
    }

    private static SearchSummary Tested(double? test) => Summaries.Chosen() with { Chosen = Summaries.Chosen().Chosen! with { TestMetric = test } };

    private static Advice? Look(SearchSummary summary) => new TestShortfallRule().Look(new(summary));
}
