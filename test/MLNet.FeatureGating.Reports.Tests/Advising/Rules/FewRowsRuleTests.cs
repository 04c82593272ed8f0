using MLNet.FeatureGating.Reports.Advising;
using MLNet.FeatureGating.Reports.Advising.Rules;
using MLNet.FeatureGating.Reports.Tests.Support;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Tests.Advising.Rules;

[TestClass]
public sealed class FewRowsRuleTests
{
    [TestMethod]
    public void Look_FewRowsAFold_SaysHowMany()
    {
        Advice advice = Look(Summaries.Chosen() with { RowCount = 80 })!;

        Assert.AreEqual("Few rows: 80", advice.Title);
        Assert.Contains("5 folds judges on about 16 rows", advice.Text);
        Assert.Contains("change what is chosen", advice.Text);
    }

    [TestMethod]
    public void Look_FewRowsAndNoChoice_SaysThatOnlyStrongEffectsShow() =>
        Assert.Contains("only strong effects", Look(OddSummaries.Unpredictive())!.Text);

    [TestMethod]
    [DataRow(149, false)]
    [DataRow(150, true)]
    public void Look_Rows_AreEnoughFromThirtyAFold(int rows, bool isEnough) =>
        Assert.AreEqual(isEnough, Look(Summaries.Chosen() with { RowCount = rows }) is null);

    [TestMethod]
    public void Look_NoFolds_DoesNotDivideByThem() => Assert.IsNull(Look(Summaries.Chosen() with { FoldCount = 0 }));

    private static Advice? Look(SearchSummary summary) => new FewRowsRule().Look(new(summary));
}
