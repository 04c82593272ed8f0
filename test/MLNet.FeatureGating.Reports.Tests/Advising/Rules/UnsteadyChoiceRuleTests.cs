using MLNet.FeatureGating.Reports.Advising;
using MLNet.FeatureGating.Reports.Advising.Rules;
using MLNet.FeatureGating.Reports.Tests.Support;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Tests.Advising.Rules;

[TestClass]
public sealed class UnsteadyChoiceRuleTests
{
    [TestMethod]
    public void Look_FewFoldsHaveAChosenFeature_NamesIt()
    {
        Advice advice = Look(Summaries.Chosen().With(1, feature => feature with { SelectionFrequency = 0.4 }))!;

        Assert.AreEqual("Folds do not agree on one feature", advice.Title);
        Assert.Contains("“F1” (40\u00a0%) is among", advice.Text);
    }

    [TestMethod]
    public void Look_DroppedOrFixedFeature_DoesNotCount()
    {
        Assert.IsNull(Look(Summaries.Chosen().With(4, feature => feature with { SelectionFrequency = 0.4 })));
        Assert.IsNull(Look(Summaries.Chosen().With(1, feature => feature with { SelectionFrequency = 0.4, IsAlwaysKept = true })));
        Assert.IsNull(Look(Summaries.Chosen().With(1, feature => feature with { SelectionFrequency = double.NaN })));
    }

    [TestMethod]
    public void Look_NotChosenByRank_IsNothing()
    {
        SearchSummary summary = Summaries.Chosen().With(3, feature => feature with { SelectionFrequency = 0 });
        Assert.IsNull(Look(summary with { Chosen = summary.Chosen! with { Features = [0, 3] } }));
    }

    [TestMethod]
    public void Look_NoChoice_IsNothing() =>
        Assert.IsNull(Look((Summaries.Chosen() with { Chosen = null }).With(1, feature => feature with { SelectionFrequency = 0 })));

    private static Advice? Look(SearchSummary summary) => new UnsteadyChoiceRule().Look(new(summary));
}
