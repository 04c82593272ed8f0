using MLNet.FeatureGating.Pixels;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tests.Pixels;

[TestClass]
public sealed class PixelMaskSeedTests
{
    private readonly PixelRow[] _rows = Pictures.Create(rows: 40);

    [TestMethod]
    [DataRow(PixelMaskMethod.CorrelatedLogitNormal)]
    [DataRow(PixelMaskMethod.HyperNetworkLogitNormal)]
    [DataRow(PixelMaskMethod.IndependentLogitNormal)]
    [DataRow(PixelMaskMethod.Concrete)]
    [DataRow(PixelMaskMethod.ConcreteAutoencoder)]
    [DataRow(PixelMaskMethod.GreedyLinear)]
    [DataRow(PixelMaskMethod.LocallyLinear)]
    [DataRow(PixelMaskMethod.PivotedQr)]
    public void Fit_SameSeed_GivesTheSame(PixelMaskMethod method) => Picking.AssertSame(
        Picking.Fit(_rows, Picking.Hasty with { Method = method }), Picking.Fit(_rows, Picking.Hasty with { Method = method }));

    [TestMethod]
    [DataRow(PixelMaskMethod.CorrelatedLogitNormal)]
    [DataRow(PixelMaskMethod.ConcreteAutoencoder)]
    [DataRow(PixelMaskMethod.GreedyLinear)]
    [DataRow(PixelMaskMethod.LocallyLinear)]
    public void Fit_AnotherSeed_GivesAnotherError(PixelMaskMethod method) => AssertDiffer(
        Picking.Fit(_rows, Picking.Hasty with { Method = method }), Picking.Fit(_rows, Picking.Hasty with { Method = method, Seed = 6 }));

    [TestMethod]
    public void Fit_OneEstimatorTwice_GivesTheSame()
    {
        var mlContext = new MLContext(seed: 7);
        PixelMaskEstimator estimator = mlContext.FeatureGating().SelectPixelsByLogitNormalMask(
            "Kept", "Features", options: Picking.Hasty with { Seed = null });

        Picking.AssertSame(estimator.Fit(mlContext.Load(_rows)), estimator.Fit(mlContext.Load(_rows)));
    }

    [TestMethod]
    public void Fit_UnderContextsOfOneSeed_GivesTheSame() => Picking.AssertSame(FitUnder(7), FitUnder(7));

    [TestMethod]
    public void Fit_UnderContextsOfDifferentSeeds_GivesDifferentErrors() => AssertDiffer(FitUnder(7), FitUnder(8));

    [TestMethod]
    public void Fit_SeedInOptions_WinsOverTheContexts() => Picking.AssertSame(FitUnder(7, seed: 3), FitUnder(8, seed: 3));

    [TestMethod]
    public void Fit_OfTransformsWithoutSeed_GivesTheSameUnderEveryContext()
    {
        PixelMaskOptions options = Picking.Hasty with { Seed = null };
        var other = new MLContext(seed: 8);

        Picking.AssertSame(Picking.Fit(_rows, options), Picking.Fit(other, other.Load(_rows), options));
        Picking.AssertSame(Picking.Fit(_rows, options), Picking.Fit(_rows, options with { Seed = 0 }));
    }

    [TestMethod]
    public void Fit_OfCatalogs_GivesTheSame()
    {
        var mlContext = new MLContext(seed: 1);

        Picking.AssertSame(
            Picking.Fit(_rows),
            mlContext.FeatureGating().SelectPixelsByLogitNormalMask("Kept", "Features", options: Picking.Hasty).Fit(mlContext.Load(_rows)));
    }

    private static void AssertDiffer(PixelMaskTransformer first, PixelMaskTransformer second) =>
        Assert.AreNotEqual(first.RefitError, second.RefitError);

    private PixelMaskTransformer FitUnder(int contextSeed, int? seed = null)
    {
        var mlContext = new MLContext(contextSeed);
        return mlContext.FeatureGating()
            .SelectPixelsByLogitNormalMask("Kept", "Features", options: Picking.Hasty with { Seed = seed })
            .Fit(mlContext.Load(_rows));
    }
}
