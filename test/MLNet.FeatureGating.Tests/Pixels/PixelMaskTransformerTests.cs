using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Pixels;
using MLNet.FeatureGating.Training;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Tests.Pixels;

[TestClass]
public sealed class PixelMaskTransformerTests
{
    private const int Pixels = Pictures.PixelCount;

    private readonly MLContext _mlContext = new(seed: 1);

    [TestMethod]
    [DataRow(1, "Features")]
    [DataRow(3, "Features")]
    [DataRow(3, "Interleaved")]
    public void Transform_Masked_IsTheInputWhereKeptAnd0Elsewhere(int channels, string input)
    {
        // Far from the images that were learnt from: negative, large and small.
        PixelMaskTransformer selection = Picking.Fit(Pictures.Create(rows: 40, channels), channels: channels, input: input);
        PixelRow[] rows = Pictures.Create(rows: 6, channels, seed: 2).With((value, row, slot) => Extreme(value, row + slot), channels);

        float[][] masked = selection.Transform(_mlContext.Load(rows, channels)).Vectors();

        for (int row = 0; row < rows.Length; row++)
        {
            float[] values = input == "Features" ? rows[row].Features : rows[row].Interleaved;
            bool[] kept = Slots(selection, channels, input == "Interleaved");
            CollectionAssert.AreEqual(values.Select((value, slot) => kept[slot] ? value : 0).ToArray(), masked[row]);
        }
    }

    [TestMethod]
    public void Transform_MaskedDoubles_AreNotRounded()
    {
        PixelRow[] rows = Pictures.Create(rows: 40);
        PixelMaskTransformer selection = Picking.Fit(rows, input: "Doubles");
        rows[3].Doubles = [.. rows[3].Doubles.Select((value, slot) => slot % 2 == 0 ? -1e200 * value : value)];

        double[][] masked = [.. selection.Transform(_mlContext.Load(rows)).GetColumn<double[]>("Kept")];

        for (int row = 0; row < rows.Length; row++)
        {
            CollectionAssert.AreEqual(rows[row].Doubles.Select((value, slot) => selection.Mask[slot] ? value : 0).ToArray(), masked[row]);
        }
    }

    [TestMethod]
    [DataRow(1, "Features")]
    [DataRow(3, "Features")]
    [DataRow(3, "Interleaved")]
    public void Transform_Kept_HoldsTheKeptSlotsInTheirOrder(int channels, string input)
    {
        PixelRow[] rows = Pictures.Create(rows: 40, channels);
        PixelMaskTransformer selection = Picking.Fit(rows, Picking.Hasty with { Output = PixelMaskOutput.Kept }, channels, input);
        rows = Pictures.Create(rows: 6, channels, seed: 2).With((value, row, slot) => Extreme(value, row + slot), channels);

        float[][] kept = selection.Transform(_mlContext.Load(rows, channels)).Vectors();

        for (int row = 0; row < rows.Length; row++)
        {
            float[] values = input == "Features" ? rows[row].Features : rows[row].Interleaved;
            bool[] slots = Slots(selection, channels, input == "Interleaved");
            CollectionAssert.AreEqual(values.Where((_, slot) => slots[slot]).ToArray(), kept[row]);
            Assert.HasCount(5 * channels, kept[row]);
        }
    }

    [TestMethod]
    [DataRow(PixelMaskMethod.CorrelatedLogitNormal)]
    [DataRow(PixelMaskMethod.GreedyLinear)]
    [DataRow(PixelMaskMethod.LocallyLinear)]
    public void Fit_PlanarAndInterleaved_SelectsTheSame(PixelMaskMethod method)
    {
        PixelRow[] rows = Pictures.Create(rows: 40, channels: 3);
        PixelMaskOptions options = Picking.Hasty with { Method = method };
        var grid = new PixelGrid(Pictures.Height, Pictures.Width, 3);

        PixelMaskTransformer planar = Picking.Fit(rows, options, channels: 3);

        Picking.AssertSame(planar, Picking.Fit(rows, options, channels: 3, "Interleaved"));
        Picking.AssertSame(planar, Picking.Fit(_mlContext, _mlContext.LoadFlat(rows, channels: 3), options with { Grid = grid }));
        Picking.AssertSame(
            planar,
            Picking.Fit(_mlContext, _mlContext.LoadFlat(rows, channels: 3), options with { Grid = grid, IsInterleaved = true }, "Interleaved"));
        Assert.AreEqual(grid, planar.Grid);
    }

    [TestMethod]
    public void Fit_MatrixAndFlatAndPlanar_IsTheSame()
    {
        PixelRow[] rows = Pictures.Create(rows: 40);

        PixelMaskTransformer planar = Picking.Fit(rows);

        Picking.AssertSame(planar, Picking.Fit(_mlContext, _mlContext.LoadMatrices(rows)));
        Picking.AssertSame(planar, Picking.Fit(
            _mlContext, _mlContext.LoadFlat(rows), Picking.Hasty with { Grid = new(Pictures.Height, Pictures.Width) }));
        Picking.AssertSame(planar, Picking.Fit(rows, input: "Interleaved"));
        Assert.AreEqual(new PixelGrid(Pictures.Height, Pictures.Width), planar.Grid);
    }

    [TestMethod]
    [DataRow(PixelMaskMethod.CorrelatedLogitNormal)]
    [DataRow(PixelMaskMethod.HyperNetworkLogitNormal)]
    [DataRow(PixelMaskMethod.IndependentLogitNormal)]
    [DataRow(PixelMaskMethod.Concrete)]
    public void Properties_OfALaw_AgreeWithEachOther(PixelMaskMethod method)
    {
        PixelMaskTransformer selection = Picking.Fit(Pictures.Create(rows: 40), Picking.Hasty with { Method = method });

        AssertMask(selection, 5);
        double[] selected = [.. selection.SelectedPixels.Select(pixel => selection.Probabilities[pixel])];
        CollectionAssert.AreEqual(selected.OrderDescending().ToArray(), selected, "By rank.");
        double most = Enumerable.Range(0, Pixels).Where(pixel => !selection.Mask[pixel]).Max(pixel => selection.Probabilities[pixel]);
        Assert.IsGreaterThanOrEqualTo(most, selected[^1]);
        Assert.IsTrue(Pictures.Constant.All(pixel => selection.Probabilities[pixel] == 0), "They are never selected.");

        Assert.IsNotEmpty(selection.MaskSamples);
        Assert.IsTrue(selection.MaskSamples.All(sample => sample.Count == Pixels));
        float[] covariance = selection.LogitCovariance.ToArray();
        Assert.HasCount(Pixels * Pixels, covariance);
        for (int i = 0; i < covariance.Length; i++)
        {
            Assert.AreEqual(covariance[(i % Pixels * Pixels) + (i / Pixels)], covariance[i], 1e-4f * Math.Abs(covariance[i]) + 1e-6f);
        }

        Assert.IsTrue(Enumerable.Range(0, Pixels).All(pixel => covariance[pixel * (Pixels + 1)] > 0));
        Assert.IsTrue(double.IsFinite(selection.JointError));
    }

    [TestMethod]
    public void MaskSamples_AfterLearning_AreAsFrequentAsTheProbabilities()
    {
        PixelMaskTransformer selection = Picking.Fit(Pictures.Create(), Picking.Learning with { Steps = 1500 });

        double expected = selection.Probabilities.Sum();
        double drawn = selection.MaskSamples.Average(sample => sample.Count(one => one));

        Assert.AreEqual(6, expected, 2, "The law was steered to as many as were asked for.");
        Assert.AreEqual(expected, drawn, 2);
        Assert.IsTrue(selection.MaskSamples.All(sample => Pictures.Constant.All(pixel => !sample[pixel])));
    }

    [TestMethod]
    public void Properties_OfAConcreteAutoencoder_KnowNoLaw()
    {
        PixelMaskTransformer selection = Picking.Fit(
            Pictures.Create(rows: 40), Picking.Hasty with { Method = PixelMaskMethod.ConcreteAutoencoder });

        AssertMask(selection, 5);
        Assert.IsEmpty(selection.MaskSamples);
        Assert.IsTrue(selection.LogitCovariance.IsEmpty);
        Assert.IsTrue(double.IsFinite(selection.JointError));
    }

    [TestMethod]
    [DataRow(PixelMaskMethod.GreedyLinear)]
    [DataRow(PixelMaskMethod.LocallyLinear)]
    [DataRow(PixelMaskMethod.PivotedQr)]
    public void Properties_WithoutLaw_SayWhatIsSelected(PixelMaskMethod method)
    {
        PixelMaskTransformer selection = Picking.Fit(Pictures.Create(rows: 40), Picking.Hasty with { Method = method });

        AssertMask(selection, 5);
        CollectionAssert.AreEqual(selection.Mask.Select(kept => kept ? 1.0 : 0.0).ToArray(), selection.Probabilities.ToArray());
        Assert.IsEmpty(selection.MaskSamples);
        Assert.IsTrue(selection.LogitCovariance.IsEmpty);
        Assert.IsTrue(double.IsNaN(selection.JointError));
    }

    [TestMethod]
    public void CreateMaskImage_Always_ShowsMaskAndProbabilities()
    {
        PixelMaskTransformer selection = Picking.Fit(Pictures.Create(rows: 40, channels: 3), channels: 3);

        using MLImage mask = selection.CreateMaskImage();
        using MLImage probabilities = selection.CreateProbabilityImage();

        AssertGrey(mask, [.. selection.Mask.Select(kept => kept ? 255 : 0)]);
        AssertGrey(probabilities, [.. selection.Probabilities.Select(probability => (int)Math.Round(255 * probability))]);
    }

    [TestMethod]
    public void CreateMaskImage_Twice_GivesImagesOfTheCallersOwn()
    {
        PixelMaskTransformer selection = Picking.Fit(Pictures.Create(rows: 40));
        selection.CreateMaskImage().Dispose();

        using MLImage again = selection.CreateMaskImage();

        Assert.AreEqual(Pictures.Width, again.Width);
    }

    [TestMethod]
    public void Transform_Disposed_GoesOn()
    {
        PixelRow[] rows = Pictures.Create(rows: 40);
        PixelMaskTransformer selection = Picking.Fit(rows);
        float[] before = selection.Transform(_mlContext.Load(rows)).Vectors()[5];

        selection.Dispose();
        selection.Dispose();

        CollectionAssert.AreEqual(before, selection.Transform(_mlContext.Load(rows)).Vectors()[5]);
        AssertMask(selection, 5);
    }

    [TestMethod]
    public void Transform_Always_PassesRowsThrough()
    {
        PixelRow[] rows = Pictures.Create(rows: 40);
        IDataView view = _mlContext.Load(rows);

        IDataView output = Picking.Fit(_mlContext, view).Transform(view);

        CollectionAssert.AreEqual(rows.Select(row => row.Text).ToArray(), output.GetColumn<string>("Text").ToArray());
        CollectionAssert.AreEqual(rows.Select(row => row.Value).ToArray(), output.GetColumn<float>("Value").ToArray());
        CollectionAssert.AreEqual(rows[9].Features, output.Vectors("Features")[9]);
    }

    [TestMethod]
    public void Fit_EveryPixel_KeepsAllThatVary()
    {
        PixelMaskTransformer selection = Picking.Fit(Pictures.Create(rows: 40), Picking.Hasty with { PixelCount = Pixels - 2 });

        AssertMask(selection, Pixels - 2);
    }

    [TestMethod]
    [DataRow(PixelMaskMethod.CorrelatedLogitNormal)]
    [DataRow(PixelMaskMethod.ConcreteAutoencoder)]
    [DataRow(PixelMaskMethod.GreedyLinear)]
    [DataRow(PixelMaskMethod.LocallyLinear)]
    [DataRow(PixelMaskMethod.PivotedQr)]
    public void Fit_ExcludedPixels_AreNotSelected(PixelMaskMethod method)
    {
        int[] excluded = [.. Enumerable.Range(0, 20), 3, 3];

        PixelMaskTransformer selection = Picking.Fit(
            Pictures.Create(rows: 40), Picking.Hasty with { Method = method, ExcludedPixels = excluded, PixelCount = 9 });

        CollectionAssert.AreEquivalent(Enumerable.Range(20, 9).ToArray(), selection.SelectedPixels.ToArray());
    }

    [TestMethod]
    [DataRow(ReconstructorKind.Dense)]
    [DataRow(ReconstructorKind.Convolutional)]
    public void Fit_OfEitherReconstructor_Ends(ReconstructorKind kind)
    {
        PixelMaskOptions options = Picking.Hasty with { Reconstructor = kind, Steps = 4, RefitSteps = 4, AdversarialReconstructionWeight = 100 };

        PixelMaskTransformer selection = Picking.Fit(Pictures.Create(rows: 20), options);

        AssertMask(selection, 5);
        Assert.IsTrue(double.IsFinite(selection.RefitError));
    }

    private static float Extreme(float value, int place) => (place % 4) switch
    {
        0 => -value,
        1 => 3e38f * value,
        2 => 1e-38f * value,
        _ => value + 1000,
    };

    private static bool[] Slots(PixelMaskTransformer selection, int channels, bool isInterleaved) =>
        [.. Enumerable.Range(0, channels * Pixels).Select(slot => selection.Mask[isInterleaved ? slot / channels : slot % Pixels])];

    private static void AssertMask(PixelMaskTransformer selection, int count)
    {
        Assert.HasCount(count, selection.SelectedPixels);
        CollectionAssert.AllItemsAreUnique(selection.SelectedPixels.ToArray());
        CollectionAssert.AreEqual(
            Enumerable.Range(0, Pixels).Select(selection.SelectedPixels.Contains).ToArray(), selection.Mask.ToArray());
        Assert.IsFalse(selection.SelectedPixels.Intersect(Pictures.Constant).Any());
        Assert.HasCount(Pixels, selection.Probabilities);
        Assert.IsTrue(selection.Probabilities.All(probability => probability is >= 0 and <= 1));
        double actual = selection.ExpectedPixelCount;
        Assert.AreEqual(selection.Probabilities.Sum(), actual, 1e-9);
    }

    private static void AssertGrey(MLImage image, int[] expected)
    {
        Assert.AreEqual((Pictures.Width, Pictures.Height), (image.Width, image.Height));
        byte[] colors = PixelViews.Colors(image);
        CollectionAssert.AreEqual(expected.SelectMany(value => new[] { (byte)value, (byte)value, (byte)value, (byte)255 }).ToArray(), colors);
    }
}
