using MLNet.FeatureGating.Reports.Advising;
using MLNet.FeatureGating.Reports.Advising.Rules;
using MLNet.FeatureGating.Reports.Tests.Support;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Tests.Advising.Rules;

[TestClass]
public sealed class KeptCopiesRuleTests
{
    [TestMethod]
    public void Look_ChosenFeaturesAreNearlyCopies_NamesThem() =>
        Assert.StartsWith("“F1” and “F0” (0.97). They may differ", Look(Correlated(0.97))!.Text);

    [TestMethod]
    [DataRow(0.95)]
    [DataRow(double.NaN)]
    public void Look_NoCopies_IsNothing(double correlation) => Assert.IsNull(Look(Correlated(correlation)));

    private static SearchSummary Correlated(double value) => Summaries.Chosen(kept: 2) with { Correlations = new([0, 1], [[1, value], [value, 1]]) };

    private static Advice? Look(SearchSummary summary) => new KeptCopiesRule().Look(new(summary));
}
