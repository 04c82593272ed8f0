using MLNet.FeatureGating.Pixels;
using MLNet.FeatureGating.Tests.Support;
using MLNet.FeatureGating.Training;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using static Microsoft.ML.Transforms.Image.ImagePixelExtractingEstimator;

namespace MLNet.FeatureGating.Tests.Pixels.BadInput;

/// <summary>Columns of images that are not all of one size, or not there.</summary>
[TestClass]
public sealed class BadPixelImagesTests
{
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly PixelRow[] _rows = Pictures.Create(rows: 20, channels: 3);

    [TestMethod]
    public void Fit_ColumnOfAnySize_ThrowsSayingWhatToDo()
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(ImageRow));
        definition["Image"].ColumnType = new ImageDataViewType();
        IDataView view = _mlContext.Data.LoadFromEnumerable([new ImageRow()], definition);
        PixelMaskEstimator estimator = _mlContext.Transforms.SelectPixelsByLogitNormalMask("Kept", "Image", options: Picking.Hasty);

        Refusal.Throws<ArgumentOutOfRangeException>(() => estimator.Fit(view), "'Image'", "images of one size", "any size", "ResizeImages");
        Refusal.Throws<ArgumentOutOfRangeException>(
            () => estimator.GetOutputSchema(ShapeProbe.Of(view)), "'Image'", "images of one size", "any size", "ResizeImages");
    }

    [TestMethod]
    public void Fit_ImageOfAnotherSize_ThrowsNamingColumnAndRow() => Refuses(
        row => row == 7 ? MLImage.CreateFromPixels(6, 5, MLPixelFormat.Rgba32, new byte[120]) : Image(row),
        "'Image'",
        "row 7",
        "size",
        "ResizeImages");

    [TestMethod]
    [DataRow(0)]
    [DataRow(7)]
    [DataRow(19)]
    public void Fit_NoImage_ThrowsNamingColumnAndRow(int missing) =>
        Refuses(row => row == missing ? null : Image(row), "'Image'", "an image in every row", $"row {missing} has none");

    [TestMethod]
    public void Fit_NoImagesAtAll_ThrowsNamingColumnAndRow() => Refuses(_ => null, "'Image'", "row 0 has none");

    [TestMethod]
    public void Fit_DisposedImage_ThrowsNamingColumnAndRow() => Refuses(
        row =>
        {
            MLImage image = Image(row);
            if (row == 3)
            {
                image.Dispose();
            }

            return image;
        },
        "'Image'",
        "row 3",
        "dispose");

    [TestMethod]
    public void Fit_BlackImageAmongOthers_IsTaken()
    {
        IDataView view = Load(row => row == 7 ? MLImage.CreateFromPixels(5, 6, MLPixelFormat.Rgba32, new byte[120]) : Image(row));

        Assert.HasCount(5, Picking.Fit(_mlContext, view, input: "Image").SelectedPixels);
    }

    [TestMethod]
    public void Fit_OrderOfColorsInTheImages_DoesNotMatter() => Picking.AssertSame(
        Picking.Fit(_mlContext, Load(Image), input: "Image"),
        Picking.Fit(_mlContext, Load(row => PixelViews.ToImage(_rows[row], 3, MLPixelFormat.Bgra32)), input: "Image"));

    [TestMethod]
    [DataRow(ColorBits.All, 4)]
    [DataRow(ColorBits.Red | ColorBits.Blue, 2)]
    [DataRow(ColorBits.Green, 1)]
    public void Fit_Colors_AreTheChannels(ColorBits colors, int channels)
    {
        IDataView view = Load(Image);

        PixelMaskTransformer selection = Picking.Fit(_mlContext, view, Picking.Hasty with { Colors = colors }, "Image");

        Assert.AreEqual(new PixelGrid(Pictures.Height, Pictures.Width, channels), selection.Grid);
        IDataView masked = selection.Transform(view);
        Assert.HasCount(30 * channels, Reconstruct(selection, masked, default).Vectors("Whole")[0]);
        if (channels is 2 or 4)
        {
            Refusal.Throws<ArgumentException>(
                () => Reconstruct(selection, masked, PixelReconstructionOutput.Image), "1 or 3 channels", $"have {channels}", "Reconstruct a vector");
        }
        else
        {
            Assert.HasCount(120, Reconstruct(selection, masked, PixelReconstructionOutput.Image).Images("Whole")[0]);
        }
    }

    [TestMethod]
    public void Fit_AlphaThatIsTheSameEverywhere_ThrowsSayingThatNothingVaries() => Refusal.Throws<InvalidOperationException>(
        () => Picking.Fit(_mlContext, Load(Image), Picking.Hasty with { Colors = ColorBits.Alpha }, "Image"), "'Image'", "30 are constant");

    [TestMethod]
    public void Fit_GridOfAnotherSize_ThrowsNamingBoth()
    {
        foreach (var grid in new PixelGrid[] { new(5, 6, 3), new(6, 5), new(6, 5, 4) })
        {
            Refusal.Throws<InvalidOperationException>(
                () => Picking.Fit(_mlContext, Load(Image), Picking.Hasty with { Grid = grid }, "Image"), "'Image'", $"{grid}", "6 x 5 x 3");
        }

        Assert.AreEqual(
            new(6, 5, 3), Picking.Fit(_mlContext, Load(Image), Picking.Hasty with { Grid = new(6, 5, 3) }, "Image").Grid);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Fit_NarrowImages_AreNotTakenForChannels(bool isInterleaved)
    {
        static byte[] Bytes(int row) => [.. Enumerable.Range(0, 24).Select(i => (byte)(17 * i * row))];
        IEnumerable<NarrowRow> rows = Enumerable.Range(0, 20).Select(row =>
            new NarrowRow { Image = MLImage.CreateFromPixels(2, 3, MLPixelFormat.Rgba32, Bytes(row)) });
        IDataView view = _mlContext.Data.LoadFromEnumerable(rows);

        PixelMaskTransformer selection = Picking.Fit(
            _mlContext, view, Picking.Hasty with { PixelCount = 2, IsInterleaved = isInterleaved ? true : null }, "Image");

        Assert.AreEqual(new PixelGrid(3, 2, 3), selection.Grid);
        foreach (float[] masked in selection.Transform(view).Vectors())
        {
            Assert.IsTrue(masked.Select((value, slot) => value == 0 || selection.Mask[isInterleaved ? slot / 3 : slot % 6]).All(one => one));
        }
    }

    [TestMethod]
    public void Fit_OnePixelImage_SelectsIt()
    {
        IEnumerable<OnePixelRow> rows = Enumerable.Range(0, 20).Select(row =>
            new OnePixelRow { Image = MLImage.CreateFromPixels(1, 1, MLPixelFormat.Rgba32, [(byte)(10 * row), 3, 7, 255]) });

        PixelMaskTransformer selection = Picking.Fit(
            _mlContext, _mlContext.Data.LoadFromEnumerable(rows), Picking.Hasty with { PixelCount = 1 }, "Image");

        Assert.AreEqual(new PixelGrid(1, 1, 3), selection.Grid);
        CollectionAssert.AreEqual(new[] { 0 }, selection.SelectedPixels.ToArray());
    }

    [TestMethod]
    public void Fit_OutputNamedAsAnotherImageColumn_Replaces()
    {
        IDataView view = Load(Image);
        PixelMaskTransformer selection = _mlContext.Transforms.SelectPixelsByLogitNormalMask("Value", "Image", options: Picking.Hasty).Fit(view);

        Assert.HasCount(90, selection.Transform(view).Vectors("Value")[0]);
    }

    private MLImage Image(int row) => PixelViews.ToImage(_rows[row], channels: 3);

    private IDataView Load(Func<int, MLImage?> image) =>
        _mlContext.Data.LoadFromEnumerable(Enumerable.Range(0, _rows.Length).Select(row => new ImageRow { Image = image(row), Value = row }));

    private IDataView Reconstruct(PixelMaskTransformer selection, IDataView view, PixelReconstructionOutput output) =>
        _mlContext.Transforms.ReconstructFromSelectedPixels("Whole", selection, "Kept", new() { Output = output }).Fit(view).Transform(view);

    private void Refuses(Func<int, MLImage?> image, params string[] mentions) =>
        Refusal.Throws<InvalidOperationException>(() => Picking.Fit(_mlContext, Load(image), input: "Image"), mentions);

    private sealed class NarrowRow
    {
        [ImageType(3, 2)]
        public MLImage? Image { get; set; }
    }

    private sealed class OnePixelRow
    {
        [ImageType(1, 1)]
        public MLImage? Image { get; set; }
    }
}
