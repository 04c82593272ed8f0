using MLNet.FeatureGating.Pixels;
using MLNet.FeatureGating.Tests.Support;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNet.FeatureGating.Tests.Pixels;

/// <summary>From image files to selected pixels and back.</summary>
[TestClass]
public sealed class PixelPipelineTests
{
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly PixelRow[] _rows = Pictures.Create(rows: 30, channels: 3);

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Fit_ImageFiles_IsSavedAndLoaded(bool extracts)
    {
        using TemporaryFolder folder = Folder();
        IDataView files = Files(folder, _rows.Length);
        ITransformer model = Loading(extracts)
            .Append(_mlContext.FeatureGating().SelectPixelsByLogitNormalMask(
                "Selected", extracts ? "Pixels" : "Image", options: Picking.Hasty with { Output = PixelMaskOutput.Kept }))
            .Fit(files);
        _mlContext.Model.Save(model, files.Schema, folder.Path("model.zip"));

        ITransformer loaded = new MLContext().Model.Load(folder.Path("model.zip"), out DataViewSchema schema);

        Assert.AreEqual(nameof(FileRow.File), schema.Single().Name);
        float[][] expected = model.Transform(files).Vectors("Selected");
        Assert.HasCount(_rows.Length, expected);
        foreach ((float[] first, float[] second) in expected.Zip(loaded.Transform(files).Vectors("Selected")))
        {
            CollectionAssert.AreEqual(first, second);
            Assert.HasCount(15, first);
        }

        using PredictionEngine<FileRow, SelectedRow> engine = _mlContext.Model.CreatePredictionEngine<FileRow, SelectedRow>(loaded);
        CollectionAssert.AreEqual(expected[4], engine.Predict(new() { File = folder.Path("4.png") }).Selected);
    }

    [TestMethod]
    public void Fit_ImageFiles_AreReconstructed()
    {
        using TemporaryFolder folder = Folder();
        IDataView files = Files(folder, _rows.Length);
        IDataView images = Loading(extracts: false).Fit(files).Transform(files);
        using PixelMaskTransformer selection = Picking.Fit(_mlContext, images, Picking.Learning, "Image");
        IDataView kept = selection.Transform(images);

        IDataView made = _mlContext.Transforms
            .ReconstructFromSelectedPixels("Image", selection, "Kept", new() { Output = PixelReconstructionOutput.Image, BatchSize = 7 })
            .Fit(kept).Transform(kept);

        Assert.AreEqual(new ImageDataViewType(Pictures.Height, Pictures.Width), made.Schema["Image"].Type);
        double error = images.Images("Image").Zip(made.Images("Image"))
            .Average(pair => pair.First.Zip(pair.Second).Average(bytes => Math.Pow(bytes.First - bytes.Second, 2)));
        Assert.IsLessThan(0.5 * selection.BaselineError, error);
    }

    [TestMethod]
    public void Fit_FileWithoutImage_ThrowsNamingColumnAndRow()
    {
        using TemporaryFolder folder = Folder();
        IDataView files = _mlContext.Data.LoadFromEnumerable(
            [new FileRow { File = folder.Path("0.png") }, new FileRow { File = string.Empty }, new FileRow { File = folder.Path("1.png") }]);

        Refusal.Throws<InvalidOperationException>(
            () => Loading(extracts: false)
                .Append(_mlContext.Transforms.SelectPixelsByLogitNormalMask("Kept", "Image", options: Picking.Hasty)).Fit(files),
            "'Image'",
            "row 1",
            "leave rows without an image out");
    }

    [TestMethod]
    public void Append_ImagesOfAnySize_ThrowsBeforeAnyFileIsRead()
    {
        IDataView files = _mlContext.Data.LoadFromEnumerable([new FileRow { File = "/no/such/file.png" }]);

        Refusal.Throws<ArgumentOutOfRangeException>(
            () => _mlContext.Transforms.LoadImages("Image", null, nameof(FileRow.File))
                .Append(_mlContext.Transforms.SelectPixelsByLogitNormalMask("Kept", "Image", options: Picking.Hasty)).Fit(files),
            "'Image'",
            "ResizeImages");
    }

    private IEstimator<ITransformer> Loading(bool extracts)
    {
        EstimatorChain<ImageResizingTransformer> loading = _mlContext.Transforms.LoadImages("Image", null, nameof(FileRow.File))
            .Append(_mlContext.Transforms.ResizeImages("Image", imageWidth: Pictures.Width, imageHeight: Pictures.Height));
        return extracts ? loading.Append(_mlContext.Transforms.ExtractPixels("Pixels", "Image")) : loading;
    }

    private IDataView Files(TemporaryFolder folder, int count) => _mlContext.Data.LoadFromEnumerable(
        Enumerable.Range(0, count).Select(row => new FileRow { File = folder.Path($"{row}.png") }).ToArray());

    private TemporaryFolder Folder()
    {
        var folder = new TemporaryFolder();
        for (int row = 0; row < _rows.Length; row++)
        {
            using MLImage image = PixelViews.ToImage(_rows[row], channels: 3);
            image.Save(folder.Path($"{row}.png"));
        }

        return folder;
    }

    private sealed class FileRow
    {
        public string File { get; set; } = string.Empty;
    }

    private sealed class SelectedRow
    {
        public float[] Selected { get; set; } = [];
    }
}
