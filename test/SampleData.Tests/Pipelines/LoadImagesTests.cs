using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using SampleData.Tests.Support;

namespace SampleData.Tests.Pipelines;

[TestClass]
public sealed class LoadImagesTests
{
    [TestMethod]
    public void LoadImages_Files_AreReadFromTheFolder()
    {
        using TemporaryData folder = Folder();
        ImageLoadingEstimator loading = Images.Context.Transforms.LoadImages("Image", folder.PathOf(""), nameof(PathRow.File));
        IDataView files = Images.Paths("dark.png", "light.png", "dark.png");
        IDataView images = loading.Fit(files).Transform(files);
        Assert.AreEqual(new ImageDataViewType(), images.Schema["Image"].Type);
        CollectionAssert.AreEqual(new byte[] { 10, 200, 10 }, Images.Read(images, "Image", image => Pixels.At(image, 0, 0).Red));
        CollectionAssert.AreEqual(
            new[] { "dark.png", "light.png", "dark.png" }, Images.Read(images, "Image", image => Path.GetFileName(image.Tag)));
        Assert.AreEqual(new ImageDataViewType(), Images.Promise(files, loading, "Image").ItemType);
    }

    [TestMethod]
    public void LoadImages_NextRow_DisposesOfTheImageBefore()
    {
        using TemporaryData folder = Folder();
        IDataView files = Images.Paths("dark.png", "light.png");
        IDataView images = Images.Context.Transforms.LoadImages("Image", folder.PathOf(""), nameof(PathRow.File)).Fit(files).Transform(files);
        MLImage[] kept = Images.Read(images, "Image", image => image);
        Assert.ThrowsExactly<InvalidOperationException>(() => kept[0].Width);
        Assert.ThrowsExactly<InvalidOperationException>(() => kept[1].Width);
    }

    [TestMethod]
    public void LoadImages_EmptyPath_GivesNoImage()
    {
        using TemporaryData folder = Folder();
        IDataView files = Images.Paths("");
        IDataView images = Images.Context.Transforms.LoadImages("Image", folder.PathOf(""), nameof(PathRow.File)).Fit(files).Transform(files);
        CollectionAssert.AreEqual(new[] { true }, Images.Read(images, "Image", image => image is null));
    }

    [TestMethod]
    public void LoadImages_MissingFolder_Throws()
        => Assert.ThrowsExactly<ArgumentException>(() => Images.Context.Transforms.LoadImages("Image", "/no/such/folder", nameof(PathRow.File)));

    [TestMethod]
    public void Model_OfAWholePipeline_GivesTheSameWhenLoaded()
    {
        using TemporaryData folder = Folder();
        TransformsCatalog transforms = Images.Context.Transforms;
        IDataView files = Images.Paths("dark.png", "light.png");
        ITransformer model = transforms.LoadImages("Image", folder.PathOf(""), nameof(PathRow.File))
            .Append(transforms.ResizeImages("Image", imageWidth: 3, imageHeight: 2, resizing: ImageResizingEstimator.ResizingKind.Fill))
            .Append(transforms.ConvertToGrayscale("Image"))
            .Append(transforms.ExtractPixels(nameof(PixelRow.Pixels), "Image", ImagePixelExtractingEstimator.ColorBits.Red, scaleImage: 0.5f))
            .Append(transforms.ConvertToImage(2, 3, "Again", nameof(PixelRow.Pixels), ImagePixelExtractingEstimator.ColorBits.Green))
            .Fit(files);
        Images.Context.Model.Save(model, files.Schema, folder.PathOf("model.zip"));

        ITransformer loaded = new MLContext().Model.Load(folder.PathOf("model.zip"), out DataViewSchema schema);
        Assert.AreEqual(nameof(PathRow.File), schema.Single().Name);
        IDataView output = loaded.Transform(files);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 1, 2, 3), output.Schema[nameof(PixelRow.Pixels)].Type);
        PixelRow[] rows = [.. Images.Context.Data.CreateEnumerable<PixelRow>(output, reuseRowObject: false)];
        CollectionAssert.AreEqual(Enumerable.Repeat(5f, 6).ToArray(), rows[0].Pixels);
        CollectionAssert.AreEqual(Enumerable.Repeat(100f, 6).ToArray(), rows[1].Pixels);
        CollectionAssert.AreEqual(new byte[] { 5, 100 }, Images.Read(output, "Again", image => Pixels.At(image, 2, 1).Green));
        using PredictionEngine<PathRow, PixelRow> engine = Images.Context.Model.CreatePredictionEngine<PathRow, PixelRow>(loaded);
        CollectionAssert.AreEqual(rows[1].Pixels, engine.Predict(new() { File = "light.png" }).Pixels);
    }

    // Of 4 x 4 pixels each.
    private static TemporaryData Folder()
    {
        var folder = new TemporaryData();
        foreach ((string file, byte gray) in new[] { ("dark.png", (byte)10), ("light.png", (byte)200) })
        {
            using MLImage image = Pixels.Gray(4, 4, [.. Enumerable.Repeat(gray, 16)]);
            image.Save(folder.PathOf(file));
        }

        return folder;
    }
}
