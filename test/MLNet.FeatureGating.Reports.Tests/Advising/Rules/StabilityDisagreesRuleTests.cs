using MLNet.FeatureGating.Reports.Advising;
using MLNet.FeatureGating.Reports.Advising.Rules;
using MLNet.FeatureGating.Reports.Tests.Support;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Tests.Advising.Rules;

[TestClass]
public sealed class StabilityDisagreesRuleTests
{
    [TestMethod]
    public void Look_StableAndChosenDiffer_NamesBoth()
    {
        Advice advice = Look(WithStable([0, 3]))!;

        Assert.Contains("too few halves of the rows: “F1”", advice.Text);
        Assert.Contains("not chosen: “F3”", advice.Text);
    }

    [TestMethod]
    public void Look_OneSideDiffers_SaysNothingOfTheOther()
    {
        Assert.DoesNotContain("too few halves", Look(WithStable([0, 1, 2]))!.Text);
        Assert.DoesNotContain("not chosen", Look(WithStable([0]))!.Text);
    }

    [TestMethod]
    public void Look_TheyAgree_IsNothing() => Assert.IsNull(Look(WithStable([1, 0])));

    [TestMethod]
    public void Look_FixedFeatureIsNotStable_IsNothing() =>
        Assert.IsNull(Look(WithStable([0]).With(1, feature => feature with { IsAlwaysKept = true })));

    [TestMethod]
    public void Look_NotAskedFor_IsNothing() => Assert.IsNull(Look(Summaries.Chosen()));

    private static SearchSummary WithStable(int[] selected) =>
        Summaries.Chosen(kept: 2) with { Stability = new(50, 3, [1, 1, 1, 1, 1], [0.1], 0.75, 1, selected) };

    private static Advice? Look(SearchSummary summary) => new StabilityDisagreesRule().Look(new(summary));
}
