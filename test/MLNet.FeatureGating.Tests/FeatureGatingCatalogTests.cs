using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Tests.Selection;
using MLNet.FeatureGating.Tests.Support;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tests;

[TestClass]
public sealed class FeatureGatingCatalogTests
{
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly Row[] _rows = Problem.Create(rows: 30);

    [TestMethod]
    public void Fit_UnderTheContext_WritesToItsLog()
    {
        List<string> log = LogOf(() => _mlContext.FeatureGating()
            .SelectFeaturesByStochasticGates("Kept", "Features", options: Quick.Keeping(3)).Fit(_mlContext.Load(_rows)));

        string message = log.Single(line => line.Contains("Kept 3 of 8 slots", StringComparison.Ordinal));
        Assert.Contains("FeatureGating", message);
        Assert.Contains("after 2 epochs of 1 members on cpu", message);
        Assert.Contains("validation Accuracy", message);
    }

    [TestMethod]
    public void Fit_GroupsAndRefit_AreToldOf()
    {
        List<string> log = LogOf(() => _mlContext.FeatureGating()
            .SelectFeaturesByStochasticGates("Kept", ["X0", "X1To3", "X4"], options: Quick.Keeping(2) with { GroupColumns = true, Refit = true })
            .Fit(_mlContext.Load(_rows)));

        Assert.Contains("(2 of 3 features)", log.Single(line => line.Contains("of 5 slots", StringComparison.Ordinal)));
        Assert.Contains("refitted", log.Single(line => line.Contains("of 5 slots", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Fit_TooShortToSteer_Warns()
    {
        Assert.Contains("More epochs", WarningsOf(Quick.Keeping(1)).Single());
        Assert.IsEmpty(WarningsOf(Quick.Learning with { TargetFeatures = 3, BatchSize = 10 }));

        IEnumerable<string> WarningsOf(StochasticGatesOptions options) => LogOf(() => _mlContext.FeatureGating()
            .SelectFeaturesByStochasticGates("Kept", "Features", options: options).Fit(_mlContext.Load(Problem.Create(rows: 100))))
            .Where(line => line.Contains("was steered", StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Fit_NoBetterThanAConstant_Warns(bool refit)
    {
        // Labels that have nothing to do with the features.
        var random = new Random(1);
        _rows.With((row, _) => row.Label = random.Next(2) == 0);

        List<string> log = LogOf(() => _mlContext.FeatureGating()
            .SelectFeaturesByStochasticGates("Kept", "Features", options: Quick.Learning with { TargetFeatures = 3, Refit = refit })
            .Fit(_mlContext.Load(_rows)));

        Assert.Contains("'Label'", log.Single(line => line.Contains("no better than", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Fit_KeptFeaturesExplainNothing_Warns()
    {
        List<string> log = LogOf(() => _mlContext.FeatureGating()
            .SelectFeaturesByStochasticGates("Kept", "Features", options: Quick.Learning with
            {
                TargetFeatures = 4,
                AlwaysKeep = ["Features[0]", "Features[2]", "Features[3]", "Features[5]"],
                WeightDecay = 0,
                Refit = true,
            })
            .Fit(_mlContext.Load(Problem.Create())));

        Assert.Contains("networks of the selected features alone", log.Single(line => line.Contains("no better than", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Fit_BetterThanAConstant_DoesNotWarn() => Assert.DoesNotContain(
        line => line.Contains("no better than", StringComparison.Ordinal),
        LogOf(() => _mlContext.FeatureGating()
            .SelectFeaturesByStochasticGates("Kept", "Features", options: Quick.Learning)
            .Fit(_mlContext.Load(Problem.Create()))));

    [TestMethod]
    public void Fit_OfTransforms_HasNoLogToWriteTo() => Assert.DoesNotContain(
        line => line.Contains("slots", StringComparison.Ordinal),
        LogOf(() => Selecting.Fit(_mlContext, _mlContext.Load(_rows), Quick.Keeping(3))));

    [TestMethod]
    public void Fit_Failing_WritesNoResult() => Assert.DoesNotContain(
        line => line.Contains("Kept", StringComparison.Ordinal),
        LogOf(() => Assert.ThrowsExactly<InvalidOperationException>(() => _mlContext.FeatureGating()
            .SelectFeaturesByStochasticGates("Kept", "Features", options: Quick.Keeping(9)).Fit(_mlContext.Load(_rows)))));

    [TestMethod]
    public void SelectFeatures_SameOptions_GivesTheSameAsTransforms()
    {
        IDataView view = _mlContext.Load(_rows);

        Selecting.AssertSame(
            Selecting.Fit(_mlContext, view, Quick.Keeping(3)),
            _mlContext.FeatureGating().SelectFeaturesByStochasticGates("Kept", "Features", options: Quick.Keeping(3)).Fit(view));
    }

    [TestMethod]
    public void SelectFeatures_SeveralColumns_GivesTheSameAsTransforms()
    {
        IDataView view = _mlContext.Load(_rows);
        string[] columns = ["X0", "X1To3", "X4", "X5To7"];

        StochasticGatesTransformer selection = _mlContext.FeatureGating()
            .SelectFeaturesByStochasticGates("Kept", columns, options: Quick.Keeping(3)).Fit(view);

        Selecting.AssertSame(
            _mlContext.Transforms.SelectFeaturesByStochasticGates("Kept", columns, options: Quick.Keeping(3)).Fit(view), selection);
        Assert.AreEqual(3, selection.SelectedCount);
    }

    private List<string> LogOf(Action action)
    {
        var lines = new List<string>();
        void Keep(object? sender, LoggingEventArgs e) => lines.Add(e.Message);
        _mlContext.Log += Keep;
        try
        {
            action();
        }
        finally
        {
            _mlContext.Log -= Keep;
        }

        return lines;
    }
}
