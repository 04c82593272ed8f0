using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Tests.Support;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tests.Selection;

[TestClass]
public sealed class StochasticGatesSeedTests
{
    private static readonly StochasticGatesOptions Options = Quick.Learning with { MaximumEpochs = 10, TargetFeatures = 3 };

    private readonly Row[] _rows = Problem.Create(rows: 60);

    [TestMethod]
    public void Fit_SameSeed_GivesTheSame() => Selecting.AssertSame(Selecting.Fit(_rows, Options), Selecting.Fit(_rows, Options));

    [TestMethod]
    public void Fit_AnotherSeed_GivesAnotherHistory() =>
        AssertDiffer(Selecting.Fit(_rows, Options), Selecting.Fit(_rows, Options with { Seed = 6 }));

    [TestMethod]
    public void Fit_Batches_SameSeedGivesTheSame() => Selecting.AssertSame(
        Selecting.Fit(_rows, Options with { BatchSize = 16 }), Selecting.Fit(_rows, Options with { BatchSize = 16 }));

    [TestMethod]
    public void Fit_OneEstimatorTwice_GivesTheSame()
    {
        var mlContext = new MLContext(seed: 7);
        StochasticGatesEstimator estimator = mlContext.FeatureGating().SelectFeaturesByStochasticGates(
            "Kept", "Features", options: Options with { Seed = null });

        Selecting.AssertSame(estimator.Fit(mlContext.Load(_rows)), estimator.Fit(mlContext.Load(_rows)));
    }

    [TestMethod]
    public void Fit_UnderContextsOfOneSeed_GivesTheSame() => Selecting.AssertSame(FitUnder(7), FitUnder(7));

    [TestMethod]
    public void Fit_UnderContextsOfDifferentSeeds_GivesDifferentHistories() => AssertDiffer(FitUnder(7), FitUnder(8));

    [TestMethod]
    public void Fit_SeedInOptions_WinsOverTheContexts() => Selecting.AssertSame(FitUnder(7, seed: 3), FitUnder(8, seed: 3));

    [TestMethod]
    public void Fit_OfTransformsWithoutSeed_GivesTheSameUnderEveryContext()
    {
        StochasticGatesOptions options = Options with { Seed = null };
        var first = new MLContext(seed: 7);
        var second = new MLContext(seed: 8);

        Selecting.AssertSame(Selecting.Fit(first, first.Load(_rows), options), Selecting.Fit(second, second.Load(_rows), options));
        Selecting.AssertSame(Selecting.Fit(_rows, options), Selecting.Fit(_rows, options with { Seed = 0 }));
    }

    private static void AssertDiffer(StochasticGatesTransformer first, StochasticGatesTransformer second) =>
        CollectionAssert.AreNotEqual(first.TrainingHistory.ToArray(), second.TrainingHistory.ToArray());

    private StochasticGatesTransformer FitUnder(int contextSeed, int? seed = null)
    {
        var mlContext = new MLContext(contextSeed);
        return mlContext.FeatureGating()
            .SelectFeaturesByStochasticGates("Kept", "Features", options: Options with { Seed = seed })
            .Fit(mlContext.Load(_rows));
    }
}
