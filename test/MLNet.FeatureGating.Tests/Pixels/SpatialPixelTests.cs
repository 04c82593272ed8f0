using System.Numerics;
using MLNet.FeatureGating.Pixels;

namespace MLNet.FeatureGating.Tests.Pixels;

/// <summary>Pixels that are selected by where they lie. No network is trained.</summary>
[TestClass]
public sealed class SpatialPixelTests
{
    private static readonly PixelMaskOptions Spatial = new()
    {
        Method = PixelMaskMethod.SpatialGreedyLinear,
        PixelCount = 5,
        RefitSteps = 0,
        ValidationFraction = 0,
        Seed = 5,
    };

    private static readonly Vector3[] Flat =
        [.. Enumerable.Range(0, Pictures.PixelCount).Select(pixel => new Vector3(pixel % Pictures.Width, pixel / Pictures.Width, 0))];

    private readonly PixelRow[] _rows = Pictures.Create(rows: 12);

    [TestMethod]
    public void Fit_NoPositions_TakesThePixelsOfAFlatImage()
    {
        PixelMaskTransformer own = Picking.Fit(_rows, Spatial with { PixelReach = 2 });
        PixelMaskTransformer given = Picking.Fit(_rows, Spatial with { PixelReach = 2, PixelPositions = Flat });

        Picking.AssertSame(given, own);
        Assert.HasCount(5, own.SelectedPixels.Distinct());
    }

    [TestMethod]
    public void Fit_PositionsInAnotherUnit_SelectsTheSame()
    {
        PixelMaskTransformer flat = Picking.Fit(_rows, Spatial with { PixelPositions = Flat });
        PixelMaskTransformer scaled = Picking.Fit(_rows, Spatial with { PixelPositions = [.. Flat.Select(position => 8 * position)] });

        CollectionAssert.AreEqual(flat.SelectedPixels.ToArray(), scaled.SelectedPixels.ToArray());
    }

    // With hardly any reach each pixel tells of itself alone, and those that vary most are selected; with a long one it is greedy selection.
    [TestMethod]
    public void Fit_AnyReach_IsBetweenVarianceAndGreedySelection()
    {
        double[] variances =
        [
            .. Enumerable.Range(0, Pictures.PixelCount).Select(pixel =>
            {
                double mean = _rows.Average(row => row.Features[pixel]);
                return _rows.Sum(row => Math.Pow(row.Features[pixel] - mean, 2));
            }),
        ];

        PixelMaskTransformer near = Picking.Fit(_rows, Spatial with { PixelReach = 0.01 });
        PixelMaskTransformer far = Picking.Fit(_rows, Spatial with { PixelReach = 1e6, PixelCount = 2 });

        CollectionAssert.AreEqual(
            Enumerable.Range(0, Pictures.PixelCount).OrderByDescending(pixel => variances[pixel]).Take(5).ToArray(), near.SelectedPixels.ToArray());
        PixelMaskTransformer greedy = Picking.Fit(_rows, Spatial with { Method = PixelMaskMethod.GreedyLinear, PixelCount = 1 });
        Assert.AreEqual(greedy.SelectedPixels[0], far.SelectedPixels[0]);
    }

    [TestMethod]
    public void Fit_ExcludedAndConstantPixels_AreNotSelected()
    {
        PixelMaskTransformer selection = Picking.Fit(_rows, Spatial with { ExcludedPixels = [.. Enumerable.Range(0, 20)] });

        Assert.IsTrue(selection.SelectedPixels.All(pixel => pixel >= 20 && !Pictures.Constant.Contains(pixel)));
    }

    [TestMethod]
    public void Fit_SeveralChannels_SelectsWholePixels() => Assert.HasCount(
        5, Picking.Fit(Pictures.Create(rows: 12, channels: 3), Spatial, channels: 3).SelectedPixels.Distinct());

    [TestMethod]
    public void Fit_AnotherNumberOfPositions_SaysBoth()
    {
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Picking.Fit(_rows, Spatial with { PixelPositions = Flat[1..] }));
        Assert.Contains("PixelPositions must be one for each of the 30 pixels of input column 'Features', but there are 29.", error.Message);
    }

    [TestMethod]
    public void Fit_TooFewImages_SaysHowManyAreNeeded()
    {
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Picking.Fit(Pictures.Create(rows: 3), Spatial));
        Assert.Contains("At least 4 rows are needed", error.Message);
        Assert.HasCount(5, Picking.Fit(Pictures.Create(rows: 3), Spatial with { PixelReach = 2 }).SelectedPixels.Distinct());
    }

    [TestMethod]
    public void Fit_Labels_AreRefused()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => Picking.Fit(_rows, Spatial, label: "Label"));
        Assert.Contains("SpatialGreedyLinear selects pixels to reconstruct images and looks at no labels", error.Message);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(-1)]
    [DataRow(double.NaN)]
    [DataRow(double.PositiveInfinity)]
    public void PixelReach_OutOfRange_Throws(double reach) => Assert.AreEqual(
        "PixelReach", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Spatial with { PixelReach = reach }).ParamName);

    [TestMethod]
    public void PixelPositions_NotFinite_Throw() => Assert.AreEqual(
        nameof(PixelMaskOptions.PixelPositions), Assert.ThrowsExactly<ArgumentException>(() => Spatial with { PixelPositions = [new(0, float.NaN, 0)] }).ParamName);

    [TestMethod]
    public void PixelPositions_ChangedAfterwards_AreKept()
    {
        Vector3[] positions = [.. Flat];
        PixelMaskOptions options = Spatial with { PixelPositions = positions };
        positions[0] = new(9, 9, 9);
        Assert.AreEqual(Flat[0], options.PixelPositions![0]);
    }
}
