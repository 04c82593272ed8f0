using MLNet.FeatureGating.Reports.Advising;
using MLNet.FeatureGating.Reports.Advising.Rules;
using MLNet.FeatureGating.Reports.Tests.Support;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Tests.Advising.Rules;

[TestClass]
public sealed class KeptAnywayRuleTests
{
    [TestMethod]
    public void Look_FixedFeatureRanksLow_NamesItsRank()
    {
        Advice advice = Look(Summaries.Chosen().With(4, feature => feature with { IsAlwaysKept = true }))!;

        Assert.AreEqual("Kept in any case, but ranked low", advice.Title);
        Assert.Contains("“F4” (rank 5 of 5)", advice.Text);
        Assert.Contains("`AlwaysKeep`", advice.Text);
    }

    [TestMethod]
    public void Look_FixedFeaturesRankFirst_SaysThatTheyWereNotJudged()
    {
        SearchSummary summary = Summaries.Chosen().With(0, feature => feature with { IsAlwaysKept = true });

        Assert.StartsWith("“F0” ranks first without having earned it. To see what it is worth", Look(summary)!.Text);
        Assert.StartsWith("“F0” and “F1” rank first", Look(summary.With(1, feature => feature with { IsAlwaysKept = true }))!.Text);
    }

    [TestMethod]
    public void Look_FixedFeatureIsConstant_IsWorse()
    {
        Advice advice = Look(Summaries.Chosen().With(0, feature => feature with { IsAlwaysKept = true, IsConstant = true }))!;

        Assert.AreEqual(AdviceKind.Caution, advice.Kind);
        Assert.StartsWith("“F0” is the same in all rows, so that nothing can be learnt from it", advice.Text);
    }

    [TestMethod]
    public void Look_NothingIsFixed_IsNothing() => Assert.IsNull(Look(Summaries.Chosen()));

    [TestMethod]
    public void Look_NoChoice_IsNothing() =>
        Assert.IsNull(Look((Summaries.Chosen() with { Chosen = null }).With(4, feature => feature with { IsAlwaysKept = true })));

    private static Advice? Look(SearchSummary summary) => new KeptAnywayRule().Look(new(summary));
}
