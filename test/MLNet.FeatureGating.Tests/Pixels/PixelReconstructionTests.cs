using MLNet.FeatureGating.Pixels;
using MLNet.FeatureGating.Tests.Support;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tests.Pixels;

[TestClass]
public sealed class PixelReconstructionTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [TestMethod]
    [DataRow(1, "Features", PixelMaskMethod.CorrelatedLogitNormal)]
    [DataRow(3, "Features", PixelMaskMethod.CorrelatedLogitNormal)]
    [DataRow(3, "Interleaved", PixelMaskMethod.CorrelatedLogitNormal)]
    [DataRow(3, "Interleaved", PixelMaskMethod.ConcreteAutoencoder)]
    [DataRow(1, "Features", PixelMaskMethod.ConcreteAutoencoder)]
    [DataRow(3, "Features", PixelMaskMethod.GreedyLinear)]
    [DataRow(3, "Features", PixelMaskMethod.LocallyLinear)]
    public void Reconstruct_OfWholeMaskedOrKept_GivesTheSame(int channels, string input, PixelMaskMethod method)
    {
        IDataView view = _mlContext.Load(Pictures.Create(rows: 40, channels), channels);
        PixelMaskOptions options = Picking.Hasty with { Method = method };
        PixelMaskTransformer masking = Picking.Fit(_mlContext, view, options, input);
        PixelMaskTransformer keeping = Picking.Fit(_mlContext, view, options with { Output = PixelMaskOutput.Kept }, input);

        float[][] ofWhole = Reconstruct(masking, view, input);
        float[][] ofMasked = Reconstruct(masking, masking.Transform(view), "Kept");
        float[][] ofKept = Reconstruct(masking, keeping.Transform(view), "Kept");
        float[][] byTheOther = Reconstruct(keeping, keeping.Transform(view), "Kept");

        for (int row = 0; row < ofWhole.Length; row++)
        {
            CollectionAssert.AreEqual(ofWhole[row], ofMasked[row]);
            CollectionAssert.AreEqual(ofWhole[row], ofKept[row]);
            CollectionAssert.AreEqual(ofWhole[row], byTheOther[row]);
        }
    }

    [TestMethod]
    [DataRow(PixelMaskMethod.LocallyLinear)]
    [DataRow(PixelMaskMethod.GreedyLinear)]
    [DataRow(PixelMaskMethod.PivotedQr)]
    public void Reconstruct_NoNetworkWasTrained_ThrowsSayingWhatToSet(PixelMaskMethod method)
    {
        IDataView view = _mlContext.Load(Pictures.Create(rows: 40));
        PixelMaskOptions options = Picking.Hasty with { Method = method };
        using PixelMaskTransformer selection = Picking.Fit(_mlContext, view, options with { RefitSteps = 0 });
        using PixelMaskTransformer refitted = Picking.Fit(_mlContext, view, options);

        Assert.IsTrue(double.IsNaN(selection.RefitError));
        Assert.AreEqual(refitted.BaselineError, selection.BaselineError);
        CollectionAssert.AreEqual(refitted.SelectedPixels.ToArray(), selection.SelectedPixels.ToArray());
        Refusal.Throws<InvalidOperationException>(() => Reconstruct(selection, view, "Features"), "RefitSteps", "at least 1");
    }

    [TestMethod]
    public void Reconstruct_RefitLeftOut_IsByTheNetworkOfTheMask()
    {
        IDataView view = _mlContext.Load(Pictures.Create(rows: 40));
        using PixelMaskTransformer selection = Picking.Fit(_mlContext, view, Picking.Hasty with { RefitSteps = 0 });

        Assert.IsTrue(double.IsNaN(selection.RefitError));
        Assert.IsTrue(double.IsFinite(selection.JointError));
        Assert.HasCount(40, Reconstruct(selection, view, "Features"));
    }

    [TestMethod]
    public void Reconstruct_OfDoubles_IsAsOfSingles()
    {
        IDataView view = _mlContext.Load(Pictures.Create(rows: 40));
        PixelMaskTransformer selection = Picking.Fit(_mlContext, view, input: "Doubles");

        float[] ofDoubles = Reconstruct(selection, selection.Transform(view), "Kept")[7];

        CollectionAssert.AreEqual(Reconstruct(selection, view, "Features")[7], ofDoubles);
    }

    [TestMethod]
    [DataRow(1, "Features", 1f, 0f)]
    [DataRow(3, "Features", 1f, 0f)]
    [DataRow(3, "Interleaved", 1f, 0f)]
    [DataRow(1, "Features", 255f, 0f)]
    [DataRow(3, "Interleaved", 40f, -20f)]
    public void Reconstruct_UnseenImages_ErrsAsMeasured(int channels, string input, float scale, float offset)
    {
        PixelRow[] all = Pictures.Create(rows: 400, channels).With((value, _, _) => (scale * value) + offset, channels);
        PixelMaskTransformer selection = Picking.Fit(all[..200], Picking.Learning, channels, input);

        float[][] made = Reconstruct(selection, _mlContext.Load(all[200..], channels), input);

        double error = all[200..].Zip(made).Average(pair => (input == "Features" ? pair.First.Features : pair.First.Interleaved)
            .Zip(pair.Second).Average(values => Math.Pow(values.First - values.Second, 2)));
        Assert.AreEqual(selection.RefitError, error, 0.3 * selection.RefitError);
        Assert.IsLessThan(0.3 * selection.BaselineError, error);
    }

    [TestMethod]
    public void Reconstruct_ConstantPixels_AreAsTheyWere()
    {
        PixelMaskTransformer selection = Picking.Fit(Pictures.Create(rows: 200), Picking.Learning);

        float[] made = Reconstruct(selection, _mlContext.Load(Pictures.Create(rows: 5, seed: 2)), "Features")[0];

        Assert.AreEqual(0.25f, made[0], 0.05f);
        Assert.AreEqual(0.25f, made[^1], 0.05f);
    }

    [TestMethod]
    public void Reconstruct_BatchesOfAnySize_GiveTheSame()
    {
        IDataView view = _mlContext.Load(Pictures.Create(rows: 40, channels: 3), channels: 3);
        PixelMaskTransformer selection = Picking.Fit(_mlContext, view);

        float[][] expected = Reconstruct(selection, view, "Features");

        foreach (int batchSize in new[] { 1, 7, 40, 256, int.MaxValue })
        {
            float[][] made = Reconstruct(selection, view, "Features", new() { BatchSize = batchSize });
            Assert.HasCount(40, made);
            for (int row = 0; row < made.Length; row++)
            {
                AssertNear(expected[row], made[row]);
            }
        }
    }

    [TestMethod]
    [DataRow(1, "Features")]
    [DataRow(3, "Features")]
    [DataRow(3, "Interleaved")]
    public void Reconstruct_Images_AreTheRoundedValues(int channels, string input)
    {
        // So far apart that values go beyond both ends.
        PixelRow[] rows = Pictures.Create(rows: 40, channels).With((value, _, _) => (3 * value) - 1, channels);
        IDataView view = _mlContext.Load(rows, channels);
        PixelMaskTransformer selection = Picking.Fit(_mlContext, view, Picking.Learning, input);

        float[][] vectors = Reconstruct(selection, view, input);
        byte[][] images = Reconstruction(selection, view, input, new() { Output = PixelReconstructionOutput.Image, ImageScale = 255 })
            .Transform(view).Images("Whole");

        Assert.IsTrue(vectors.Any(vector => vector.Min() < 0 && vector.Max() > 1));
        for (int row = 0; row < rows.Length; row++)
        {
            CollectionAssert.AreEqual(Colors(vectors[row], channels, input == "Interleaved"), images[row]);
        }
    }

    [TestMethod]
    public void Reconstruct_ColorImages_HaveTheColorsOfTheirImages()
    {
        PixelRow[] rows = Pictures.Create(rows: 200, channels: 3);
        IDataView view = _mlContext.LoadImages(rows, channels: 3);
        PixelMaskTransformer selection = Picking.Fit(_mlContext, view, Picking.Learning, "Image");

        IDataView masked = selection.Transform(view);
        byte[][] made = Reconstruction(selection, masked, "Kept", new() { Output = PixelReconstructionOutput.Image })
            .Transform(masked).Images("Whole");

        double error = view.Images("Image").Zip(made)
            .Average(pair => pair.First.Zip(pair.Second).Average(bytes => Math.Pow(bytes.First - bytes.Second, 2)));
        Assert.IsLessThan(0.3 * selection.BaselineError, error);
    }

    [TestMethod]
    public void Reconstruct_OtherRowsThanFitted_IsAllowed()
    {
        PixelMaskTransformer selection = Picking.Fit(Pictures.Create(rows: 40));
        IDataView flat = _mlContext.LoadFlat(Pictures.Create(rows: 5, seed: 2));
        IDataView planar = _mlContext.Load(Pictures.Create(rows: 5, seed: 2));

        CollectionAssert.AreEqual(Reconstruct(selection, planar, "Features")[3], Reconstruct(selection, flat, "Features")[3]);
    }

    [TestMethod]
    public void Reconstruct_OfTheCatalogOfTheContext_IsTheSame()
    {
        IDataView view = _mlContext.Load(Pictures.Create(rows: 40));
        PixelMaskTransformer selection = Picking.Fit(_mlContext, view);

        float[] made = _mlContext.FeatureGating().ReconstructFromSelectedPixels("Whole", selection, "Features")
            .Fit(view).Transform(view).Vectors("Whole")[3];

        CollectionAssert.AreEqual(Reconstruct(selection, view, "Features")[3], made);
    }

    private PixelReconstructionTransformer Reconstruction(
        PixelMaskTransformer selection, IDataView view, string input, PixelReconstructionOptions? options = null) =>
        _mlContext.Transforms.ReconstructFromSelectedPixels("Whole", selection, input, options).Fit(view);

    private float[][] Reconstruct(PixelMaskTransformer selection, IDataView view, string input, PixelReconstructionOptions? options = null) =>
        Reconstruction(selection, view, input, options).Transform(view).Vectors("Whole");

    private static void AssertNear(float[] expected, float[] actual)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.AreEqual(expected[i], actual[i], 1e-5f);
        }
    }

    // Red, green, blue and alpha of each pixel.
    private static byte[] Colors(float[] values, int channels, bool isInterleaved)
    {
        byte[] colors = new byte[4 * Pictures.PixelCount];
        for (int pixel = 0; pixel < Pictures.PixelCount; pixel++)
        {
            for (int color = 0; color < 3; color++)
            {
                int channel = channels == 1 ? 0 : color;
                int slot = isInterleaved ? (pixel * channels) + channel : (channel * Pictures.PixelCount) + pixel;
                colors[(4 * pixel) + color] = PixelViews.ToByte(values[slot]);
            }

            colors[(4 * pixel) + 3] = 255;
        }

        return colors;
    }
}
