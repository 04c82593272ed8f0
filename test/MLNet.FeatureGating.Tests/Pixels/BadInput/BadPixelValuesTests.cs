using MLNet.FeatureGating.Pixels;
using MLNet.FeatureGating.Tests.Support;
using MLNet.FeatureGating.Training;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Tests.Pixels.BadInput;

/// <summary>Images that nothing can be learnt from, or not as much as is asked for.</summary>
[TestClass]
public sealed class BadPixelValuesTests
{
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly PixelRow[] _rows = Pictures.Create(rows: 20);

    [TestMethod]
    [DataRow(float.NaN, "NaN", "ReplaceMissingValues")]
    [DataRow(float.PositiveInfinity, "Infinity", "Clip")]
    [DataRow(float.NegativeInfinity, "-Infinity", "Clip")]
    public void Fit_NotFinite_ThrowsNamingColumnSlotAndRow(float value, string shown, string advice)
    {
        _rows[13].Features[4] = value;
        _rows[13].Doubles[4] = value;

        Refuses("Features", null, "'Features'", "slot 4", "row 13", shown, advice);
        Refuses("Doubles", null, "'Doubles'", "slot 4", "row 13", shown, advice);
    }

    [TestMethod]
    public void Fit_DoubleTooLargeForSingle_ThrowsSayingSo()
    {
        _rows[3].Doubles[2] = 1e300;

        Refuses("Doubles", null, "'Doubles'", "slot 2", "row 3", "single precision");
    }

    [TestMethod]
    [DataRow("Features", 12)]
    [DataRow("Doubles", 12)]
    [DataRow("Features", 31)]
    [DataRow("Doubles", 0)]
    public void Fit_VectorOfAnotherLengthThanItsType_ThrowsNamingTheRow(string column, int length)
    {
        _rows[6].Features = new float[length];
        _rows[6].Doubles = new double[length];

        Refuses(column, null, $"'{column}'", "30 slots", "row 6", $"one of {length}");
    }

    [TestMethod]
    public void Fit_NoRows_ThrowsSayingSo() => Refusal.Throws<InvalidOperationException>(
        () => Picking.Fit(_mlContext, _mlContext.Load([])), "no rows", "empty");

    [TestMethod]
    public void Fit_OneRow_ThrowsSayingThatNothingVaries() => Refusal.Throws<InvalidOperationException>(
        () => Picking.Fit(_rows[..1]), "PixelCount = 5", "only 0 of the 30 pixels", "'Features'", "30 are constant", "images that differ");

    [TestMethod]
    [DataRow(PixelMaskMethod.CorrelatedLogitNormal)]
    [DataRow(PixelMaskMethod.ConcreteAutoencoder)]
    [DataRow(PixelMaskMethod.GreedyLinear)]
    [DataRow(PixelMaskMethod.LocallyLinear)]
    [DataRow(PixelMaskMethod.PivotedQr)]
    public void Fit_ImagesAllEqual_ThrowsSayingThatNothingVaries(PixelMaskMethod method)
    {
        _rows.With((_, _, slot) => slot);

        Refuses("Features", Picking.Hasty with { Method = method, PixelCount = 1 }, "PixelCount = 1", "only 0 of the 30 pixels", "30 are constant");
    }

    [TestMethod]
    [DataRow(PixelMaskMethod.CorrelatedLogitNormal)]
    [DataRow(PixelMaskMethod.ConcreteAutoencoder)]
    [DataRow(PixelMaskMethod.GreedyLinear)]
    [DataRow(PixelMaskMethod.LocallyLinear)]
    [DataRow(PixelMaskMethod.PivotedQr)]
    public void Fit_MorePixelsThanVary_ThrowsNamingBothNumbers(PixelMaskMethod method) => Refuses(
        "Features",
        Picking.Hasty with { Method = method, PixelCount = 27, ExcludedPixels = [0, 3, 4] },
        "PixelCount = 27",
        "only 26 of the 30 pixels",
        "'Features'",
        "2 are constant",
        "3 are excluded",
        "Ask for fewer");

    [TestMethod]
    [DataRow(int.MaxValue)]
    [DataRow(31)]
    [DataRow(29)]
    public void Fit_MorePixelsThanTheImageHas_ThrowsNamingBothNumbers(int count) =>
        Refuses("Features", Picking.Hasty with { PixelCount = count }, $"PixelCount = {count}", "only 28 of the 30 pixels");

    [TestMethod]
    [DataRow(-1)]
    [DataRow(30)]
    [DataRow(int.MaxValue)]
    public void Fit_ExcludedPixelOutOfRange_ThrowsNamingIt(int pixel) =>
        Refuses(
            "Features", Picking.Hasty with { ExcludedPixels = [3, pixel] }, "ExcludedPixels", "between 0 and 29", "'Features'", $"one is {pixel}");

    [TestMethod]
    [DataRow(29, PixelMaskMethod.CorrelatedLogitNormal)]
    [DataRow(31, PixelMaskMethod.GreedyLinear)]
    [DataRow(31, PixelMaskMethod.LocallyLinear)]
    [DataRow(90, PixelMaskMethod.CorrelatedLogitNormal)]
    public void Fit_OtherNumberOfPixelWeights_ThrowsNamingBothNumbers(int count, PixelMaskMethod method) => Refuses(
        "Features",
        Picking.Hasty with { Method = method, PixelWeights = [.. Enumerable.Repeat(1.0, count)] },
        "PixelWeights",
        "each of the 30 pixels",
        "'Features'",
        $"there are {count}");

    [TestMethod]
    [DataRow(PixelMaskMethod.CorrelatedLogitNormal)]
    [DataRow(PixelMaskMethod.GreedyLinear)]
    [DataRow(PixelMaskMethod.LocallyLinear)]
    public void Fit_WeightsOfConstantPixelsAlone_IsRefusedOrEnds(PixelMaskMethod method)
    {
        double[] weights = [.. Enumerable.Range(0, 30).Select(pixel => Pictures.Constant.Contains(pixel) ? 1.0 : 0)];
        try
        {
            PixelMaskTransformer selection = Picking.Fit(_rows, Picking.Hasty with { Method = method, PixelWeights = weights });
            Assert.IsTrue(double.IsFinite(selection.RefitError));
        }
        catch (InvalidOperationException e)
        {
            Assert.Contains("'Features'", e.Message);
        }
    }

    [TestMethod]
    [DataRow(1e-30, 1e30)]
    [DataRow(1e300, 1e-300)]
    public void Fit_ExtremePixelWeights_Ends(double least, double most)
    {
        PixelMaskTransformer selection = Picking.Fit(
            _rows, Picking.Hasty with { PixelWeights = [.. Enumerable.Range(0, 30).Select(pixel => pixel % 2 == 0 ? least : most)] });

        Assert.IsTrue(double.IsFinite(selection.RefitError));
        Assert.IsTrue(double.IsFinite(selection.BaselineError));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    public void Fit_OnePixelImages_SelectsIt(int channels)
    {
        IDataView view = LoadVarying(channels, channels, 1, 1);
        PixelMaskOptions options = Picking.Hasty with { PixelCount = 1, IsInterleaved = false };

        PixelMaskTransformer selection = Picking.Fit(_mlContext, view, options);

        Assert.AreEqual(new PixelGrid(1, 1, channels), selection.Grid);
        CollectionAssert.AreEqual(new[] { 0 }, selection.SelectedPixels.ToArray());
        Assert.HasCount(channels, selection.Transform(view).Vectors()[0]);
        using MLImage image = selection.CreateMaskImage();
        Assert.AreEqual((1, 1), (image.Width, image.Height));
        Refusal.Throws<InvalidOperationException>(
            () => Picking.Fit(_mlContext, view, options with { PixelCount = 2 }), "PixelCount = 2", "only 1 of the 1 pixels");
    }

    [TestMethod]
    [DataRow(PixelMaskMethod.CorrelatedLogitNormal)]
    [DataRow(PixelMaskMethod.HyperNetworkLogitNormal)]
    [DataRow(PixelMaskMethod.Concrete)]
    [DataRow(PixelMaskMethod.ConcreteAutoencoder)]
    [DataRow(PixelMaskMethod.GreedyLinear)]
    [DataRow(PixelMaskMethod.LocallyLinear)]
    [DataRow(PixelMaskMethod.PivotedQr)]
    public void Fit_OnePixelImages_EveryMethodEnds(PixelMaskMethod method) => CollectionAssert.AreEqual(
        new[] { 0 },
        Picking.Fit(_mlContext, LoadVarying(1, 1, 1, 1), Picking.Hasty with { PixelCount = 1, Method = method }).SelectedPixels.ToArray());

    [TestMethod]
    [DataRow(PixelMaskMethod.CorrelatedLogitNormal, 0.9)]
    [DataRow(PixelMaskMethod.CorrelatedLogitNormal, 0)]
    [DataRow(PixelMaskMethod.ConcreteAutoencoder, 0.9)]
    [DataRow(PixelMaskMethod.GreedyLinear, 0)]
    [DataRow(PixelMaskMethod.LocallyLinear, 0)]
    public void Fit_TwoRows_Ends(PixelMaskMethod method, double heldOut)
    {
        PixelMaskTransformer selection = Picking.Fit(
            _rows[..2], Picking.Hasty with { Method = method, ValidationFraction = heldOut, PixelCount = 1 });

        Assert.HasCount(1, selection.SelectedPixels);
        Assert.IsTrue(double.IsFinite(selection.RefitError));
    }

    [TestMethod]
    [DataRow(PixelMaskMethod.GreedyLinear)]
    [DataRow(PixelMaskMethod.LocallyLinear)]
    [DataRow(PixelMaskMethod.PivotedQr)]
    public void Fit_OnlyHeldOutImagesVary_ThrowsSayingWhatToDo(PixelMaskMethod method)
    {
        // One image is learnt from: no pixel varies there.
        Refusal.Throws<InvalidOperationException>(
            () => Picking.Fit(_rows[..2], Picking.Hasty with { Method = method, ValidationFraction = 0.9, PixelCount = 1 }),
            method.ToString(),
            "'Features'",
            "Ask for fewer");
    }

    [TestMethod]
    [DataRow(PixelMaskMethod.GreedyLinear)]
    [DataRow(PixelMaskMethod.LocallyLinear)]
    [DataRow(PixelMaskMethod.PivotedQr)]
    public void Fit_ChannelsThatCancelOut_ThrowsSayingWhatToDo(PixelMaskMethod method)
    {
        PixelRow[] rows = Pictures.Create(rows: 20, channels: 2);
        foreach (PixelRow row in rows)
        {
            float[] first = [.. row.Features[..30].Select(value => MathF.Round(256 * value))];
            row.WithImage([.. first, .. first.Select(value => 256 - value)], 2);
        }

        Refusal.Throws<InvalidOperationException>(
            () => Picking.Fit(rows, Picking.Hasty with { Method = method }, channels: 2),
            method.ToString(),
            "'Features'",
            "means of their channels",
            "Method");
    }

    [TestMethod]
    public void Fit_HugeValues_EndsOrSaysWhatIsWrong()
    {
        _rows.With((value, _, _) => 3e38f * ((2 * value) - 1));
        try
        {
            PixelMaskTransformer selection = Picking.Fit(_rows);
            Assert.IsTrue(double.IsFinite(selection.RefitError));
        }
        catch (InvalidOperationException e)
        {
            Assert.Contains("diverged", e.Message);
        }
    }

    [TestMethod]
    public void Fit_HugeLearningRate_ThrowsThatItDiverged()
    {
        // Of values on both sides of 0, for which the network's output has no bounds.
        _rows.With((value, _, _) => value - 0.5f);

        Refuses("Features", Picking.Hasty with { LearningRate = 1e30 }, "diverged", "LearningRate");
    }

    [TestMethod]
    [DataRow(PixelMaskMethod.CorrelatedLogitNormal, 1e3)]
    [DataRow(PixelMaskMethod.CorrelatedLogitNormal, 1e30)]
    [DataRow(PixelMaskMethod.HyperNetworkLogitNormal, 1e30)]
    [DataRow(PixelMaskMethod.IndependentLogitNormal, 1e30)]
    [DataRow(PixelMaskMethod.Concrete, 1e30)]
    [DataRow(PixelMaskMethod.ConcreteAutoencoder, 1e30)]
    public void Fit_HugeMaskLearningRate_EndsOrThrowsThatItDiverged(PixelMaskMethod method, double rate)
    {
        try
        {
            PixelMaskTransformer selection = Picking.Fit(_rows, Picking.Hasty with { Method = method, MaskLearningRate = rate });
            Assert.IsTrue(selection.Probabilities.All(double.IsFinite));
            Assert.IsTrue(double.IsFinite(selection.JointError));
        }
        catch (InvalidOperationException e)
        {
            Assert.Contains("diverged", e.Message);
        }
    }

    private IDataView LoadVarying(int size, params int[] dimensions)
    {
        PixelRow[] rows = [.. Enumerable.Range(0, 20).Select(row =>
            new PixelRow { Features = [.. Enumerable.Range(0, size).Select(slot => (float)Math.Abs(Math.Sin(row + slot)))] })];
        return _mlContext.Load(
            rows,
            new VectorDataViewType(NumberDataViewType.Single, dimensions),
            new VectorDataViewType(NumberDataViewType.Double, dimensions),
            new VectorDataViewType(NumberDataViewType.Single, dimensions));
    }

    private void Refuses(string column, PixelMaskOptions? options, params string[] mentions) =>
        Refusal.Throws<InvalidOperationException>(() => Picking.Fit(_rows, options, input: column), mentions);
}
