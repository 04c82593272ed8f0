using MLNet.FeatureGating.Reports.Content;
using MLNet.FeatureGating.Reports.Tests.Support;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Tests.Content;

[TestClass]
public sealed class HeadlineTests
{
    [TestMethod]
    public void Of_FewFeaturesWithinOneStandardError_AreEnough()
    {
        Headline headline = Of(TumorSummary.Create());

        Assert.AreEqual("6 of 30 features are enough", headline.Title);
        Assert.AreEqual("Accuracy on held-out rows: 0.970\u00a0±\u00a00.009; with all 30 features: 0.976\u00a0±\u00a00.008.", headline.Lead);
        Assert.AreEqual("455 rows · 30 features · 5 folds × 2 seeds", headline.Origin);
    }

    [TestMethod]
    public void Of_OneFeature_IsEnough() => Assert.AreEqual("1 of 5 features is enough", Of(Summaries.Chosen(kept: 1)).Title);

    [TestMethod]
    public void Of_AllFeatures_AreWorthKeeping()
    {
        Headline headline = Of(Summaries.Chosen(kept: 5));

        Assert.AreEqual("All 5 features are worth keeping", headline.Title);
        Assert.DoesNotContain("with all", headline.Lead);
    }

    [TestMethod]
    public void Of_LossAboveOneStandardError_HasAPrice()
    {
        SearchSummary summary = Summaries.Chosen(kept: 3);
        Assert.AreEqual(
            "1 of 5 features, at a price", Of(summary with { Chosen = summary.Chosen! with { Features = [0] } }).Title);
    }

    [TestMethod]
    public void Of_ConstantFeatures_AreNotAmongAll()
    {
        SearchSummary summary = Summaries.Chosen(kept: 4).With(4, feature => feature with { IsConstant = true });

        Assert.AreEqual("All 4 features that vary are worth keeping", Of(summary).Title);
        Assert.Contains("; with all 4 features that vary: ", Of(summary with { Chosen = summary.Chosen! with { Features = [0, 1] } }).Lead);
    }

    [TestMethod]
    public void Of_OthersThanTheFirstByRank_SaysThatTheirWorthIsNotKnown()
    {
        SearchSummary summary = Summaries.Chosen();
        Headline headline = Of(
            summary with { Chosen = new("stable in halves of the rows", [0, 3], double.NaN, double.NaN, double.NaN, double.NaN, double.NaN) });

        Assert.AreEqual("2 of 5 features were chosen", headline.Title);
        Assert.AreEqual(
            "What networks of these alone are worth on held-out rows is not known; accuracy with all 5 features: "
            + "0.950\u00a0±\u00a00.010.", headline.Lead);
    }

    [TestMethod]
    public void Of_CountIsNotOnThePath_WereChosen() =>
        Assert.AreEqual("2 of 5 features were chosen", Of(Summaries.Chosen() with { Path = [] }).Title);

    [TestMethod]
    public void Of_NothingPredictive_SaysSo()
    {
        Headline headline = Of(OddSummaries.Unpredictive());

        Assert.AreEqual("Nothing here predicts “Label”", headline.Title);
        Assert.Contains("p\u00a0=\u00a00.57", headline.Lead);
    }

    [TestMethod]
    public void Of_NothingPredictiveAndNoLabel_SpeaksOfFeatures() => Assert.AreEqual(
        "The features tell nothing of each other", Of(OddSummaries.Unpredictive() with { LabelColumnName = null }).Title);

    [TestMethod]
    public void Of_ChosenThoughNothingIsPredictive_SaysBoth() => Assert.AreEqual(
        "2 of 5 features chosen, but nothing here predicts “Label”",
        Of(Summaries.Chosen() with { Predictiveness = new(0, [1], 1, false) }).Title);

    [TestMethod]
    public void Of_Cancelled_SaysSoFar()
    {
        Assert.AreEqual("2 of 5 features are enough, so far", Of(Summaries.Chosen() with { IsComplete = false }).Title);
        Assert.AreEqual("The search was stopped before it could choose", Of(Summaries.Empty() with { IsComplete = false }).Title);
    }

    [TestMethod]
    public void Of_NoChoice_TellsOfTheBest()
    {
        Headline headline = Of(Summaries.Chosen() with { Chosen = null });

        Assert.AreEqual("No features were chosen", headline.Title);
        Assert.Contains("accuracy 0.950\u00a0±\u00a00.010", headline.Lead);
    }

    [TestMethod]
    [DataRow("RSquared", "R² on held-out rows")]
    [DataRow("Concordance", "Concordance on held-out rows")]
    [DataRow("Other", "Other on held-out rows")]
    public void Of_Metric_IsCalledAsPeopleDo(string metric, string expected) =>
        Assert.StartsWith(expected, Of(Summaries.Chosen() with { MetricName = metric }).Lead);

    [TestMethod]
    public void Of_NotANumber_SaysSo() =>
        Assert.AreEqual("What networks of these alone are worth on held-out rows is not known.", Of(OddSummaries.NotANumber()).Lead);

    private static Headline Of(SearchSummary summary) => Headline.Of(new(summary));
}
