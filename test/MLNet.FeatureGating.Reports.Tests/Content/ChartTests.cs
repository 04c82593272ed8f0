using MLNet.FeatureGating.Reports.Content;
using MLNet.FeatureGating.Reports.Tests.Support;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Tests.Content;

[TestClass]
public sealed class ChartTests
{
    [TestMethod]
    public void Charts_FiveHundredFeatures_ShowFortyAndSaySo()
    {
        PageContent content = PageContent.Of(new(OddSummaries.Large()), new());

        Assert.HasCount(40, content.Features!.Bars);
        Assert.HasCount(40, content.Gates!.Lines);
        Assert.HasCount(40, content.Correlations!.Features);
        Assert.IsTrue(content.Correlations.Values.All(row => row.Count == 40));
        Assert.HasCount(500, content.Tables["features"]!.Rows);
        Assert.Contains("the first 40 of 500 features", content.Notes["features"]);
        Assert.Contains("the first 40 of 500 features", content.Notes["gates"]);
        Assert.Contains("the first 40 of 500 features", content.Notes["correlations"]);
    }

    [TestMethod]
    public void Charts_FewFeatures_SayNothingOfIt()
    {
        PageContent content = PageContent.Of(new(TumorSummary.Create()), new());

        Assert.HasCount(30, content.Features!.Bars);
        Assert.AreEqual("", content.Notes["features"]);
    }

    [TestMethod]
    public void Bars_Features_AreInTheOrderOfRanks()
    {
        SearchSummary summary = Summaries.Chosen() with
        {
            Features = [.. Enumerable.Range(0, 5).Select(i => Summaries.Feature(i) with { Rank = 5 - i })],
        };

        CollectionAssert.AreEqual(new[] { "F4", "F3", "F2", "F1", "F0" }, FeatureChart.Of(new(summary))!.Bars.Select(bar => bar.Name).ToArray());
        CollectionAssert.AreEqual(new[] { "F4", "F3", "F2", "F1", "F0" }, GateChart.Of(new(summary))!.Lines.Select(line => line.Name).ToArray());
    }

    [TestMethod]
    public void Bars_ColumnOfTheSameName_IsNotSaidTwice()
    {
        Assert.AreEqual("", FeatureChart.Of(new(Summaries.Chosen().With(0, feature => feature with { ColumnNames = ["F0"] })))!.Bars[0].Column);
        Assert.AreEqual("Features", FeatureChart.Of(new(Summaries.Chosen()))!.Bars[0].Column);
    }

    [TestMethod]
    public void Bars_NoChoice_HaveNoFrequency() =>
        Assert.IsTrue(FeatureChart.Of(new(Summaries.Chosen() with { Chosen = null }))!.Bars.All(bar => double.IsNaN(bar.Frequency)));

    [TestMethod]
    public void Gates_ProbabilitiesAreTooFew_AreNoNumbers()
    {
        SearchSummary summary = Summaries.Chosen() with { Runs = [Summaries.Run(0, 0.1, [0.9])] };

        GateChart chart = GateChart.Of(new(summary))!;

        Assert.AreEqual(0.9, chart.Lines[0].Probabilities.Single());
        Assert.AreEqual(double.NaN, chart.Lines[1].Probabilities.Single());
    }

    [TestMethod]
    public void Lambdas_ManyConfigurations_ShowThoseOfMostLambdas()
    {
        SearchSummary summary = Summaries.Chosen() with
        {
            Runs =
            [
                .. Enumerable.Range(1, 10).SelectMany(i => Enumerable.Range(0, i).Select(
                    j => Summaries.Run(j, 0.1 * (j + 1), [1, 1, 1, 1, 1]) with { Configuration = Summaries.Configuration with { Sigma = i } })),
            ],
        };

        LambdaChart chart = LambdaChart.Of(new(summary))!;

        Assert.HasCount(8, chart.Lines);
        Assert.AreEqual("σ 10", chart.Lines[0].Name);
        Assert.HasCount(10, chart.Lines[0].Points);
        Assert.HasCount(10, GateChart.Of(new(summary))!.Lambdas);
        Assert.Contains("8 of 10 configurations", PageContent.Of(new(summary), new()).Notes["lambdas"]);
    }

    [TestMethod]
    public void Lambdas_NoPlaceOnTheAxis_AreCounted() =>
        Assert.Contains("2 trials at lambda 0 or none", PageContent.Of(new(OddSummaries.NotANumber()), new()).Notes["lambdas"]);

    [TestMethod]
    public void Path_Points_AreMarkedWithinOneStandardError()
    {
        PathChart chart = PathChart.Of(new(Summaries.Chosen(kept: 2)))!;

        CollectionAssert.AreEqual(new[] { false, false, true, true, true, true }, chart.Points.Select(point => point.IsWithin).ToArray());
        Assert.AreEqual(2, chart.ChosenCount);
        Assert.AreEqual(0.67, chart.BaselineMetric, 1e-9);
    }

    [TestMethod]
    public void Path_OthersThanTheFirstByRankAreChosen_HasNoChosenPoint()
    {
        SearchSummary summary = Summaries.Chosen();

        Assert.IsNull(PathChart.Of(new(summary with { Chosen = summary.Chosen! with { Features = [0, 3] } }))!.ChosenCount);
        Assert.AreEqual(2, PathChart.Of(new(summary with { Chosen = summary.Chosen! with { Features = [1, 0] } }))!.ChosenCount);
    }

    [TestMethod]
    [DataRow("RSquared", 0)]
    [DataRow("Concordance", 0.5)]
    [DataRow("Accuracy", double.NaN)]
    public void Path_MetricOfNoneIsNotKnown_IsWhatItsDefinitionSays(string metric, double expected)
    {
        SearchSummary summary = Summaries.Chosen() with { MetricName = metric };
        summary = summary with { Path = [.. summary.Path.Select(point => point.SelectedCount == 0 ? point with { Metric = double.NaN } : point)] };

        Assert.AreEqual(expected, PathChart.Of(new(summary))!.BaselineMetric);
    }

    [TestMethod]
    public void Settings_SaidInThemselves_AreNotSaidTwice()
    {
        SearchSummary summary = Summaries.Chosen() with { Settings = new Dictionary<string, string> { ["seed"] = "1", ["batch size"] = "64" } };

        DataTable table = PageContent.Of(new(summary), new()).Tables["settings"]!;

        CollectionAssert.AreEqual(new[] { "Task", "Device", "Time", "Seed", "Batch size" }, table.Rows.Select(row => row.Cells[0]).ToArray());
    }

    [TestMethod]
    public void Path_WithoutThePointOfNone_HasNoBaselineOfTheMetric() =>
        Assert.AreEqual(double.NaN, PathChart.Of(new(Summaries.Chosen() with { Path = [Summaries.Point(2, 0.1, 0.1)] }))!.BaselineMetric);
}
