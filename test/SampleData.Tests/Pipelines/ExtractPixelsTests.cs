using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using SampleData.Tests.Support;
using static Microsoft.ML.Transforms.Image.ImagePixelExtractingEstimator;

namespace SampleData.Tests.Pipelines;

[TestClass]
public sealed class ExtractPixelsTests
{
    // Of the pixel at row y and column x: red 10 y + x, green 100 more, blue 200 more, alpha 250.
    private static readonly byte[] Rgba =
        [.. Enumerable.Range(0, 6).Select(i => (10 * (i / 3)) + (i % 3))
            .SelectMany(i => new[] { (byte)i, (byte)(100 + i), (byte)(200 + i), (byte)250 })];

    [TestMethod]
    [DataRow(MLPixelFormat.Rgba32)]
    [DataRow(MLPixelFormat.Bgra32)]
    public void ExtractPixels_Default_GivesPlanesOfRedGreenBlue(MLPixelFormat format)
    {
        IDataView images = OneImage(format);
        ImagePixelExtractingEstimator extracting = Images.Context.Transforms.ExtractPixels(nameof(PixelRow.Pixels), nameof(ImageRow.Image));
        IDataView pixels = extracting.Fit(images).Transform(images);
        VectorDataViewType type = Images.VectorType(pixels, nameof(PixelRow.Pixels));
        CollectionAssert.AreEqual(new[] { 3, 2, 3 }, type.Dimensions.ToArray());
        Assert.AreEqual(18, type.Size);
        Assert.AreEqual("Vector<Single, 3, 2, 3>", type.ToString());
        CollectionAssert.AreEqual(
            new float[] { 0, 1, 2, 10, 11, 12, 100, 101, 102, 110, 111, 112, 200, 201, 202, 210, 211, 212 }, Read(pixels));
        SchemaShape.Column promise = Images.Promise(images, extracting, nameof(PixelRow.Pixels));
        Assert.AreEqual((SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Single), (promise.Kind, promise.ItemType));
    }

    [TestMethod]
    public void ExtractPixels_Interleaved_HasColorsLast()
    {
        IDataView images = OneImage(MLPixelFormat.Bgra32);
        IDataView pixels = Images.Context.Transforms.ExtractPixels(
            nameof(PixelRow.Pixels),
            nameof(ImageRow.Image),
            ColorBits.All,
            ColorsOrder.ABGR,
            interleavePixelColors: true).Fit(images).Transform(images);
        CollectionAssert.AreEqual(new[] { 2, 3, 4 }, Images.VectorType(pixels, nameof(PixelRow.Pixels)).Dimensions.ToArray());
        CollectionAssert.AreEqual(new float[] { 250, 200, 100, 0, 250, 201, 101, 1 }, Read(pixels)[..8]);
    }

    [TestMethod]
    [DataRow(ColorsOrder.ARGB, new float[] { 0, 100, 200 })]
    [DataRow(ColorsOrder.ARBG, new float[] { 0, 200, 100 })]
    [DataRow(ColorsOrder.ABRG, new float[] { 200, 0, 100 })]
    [DataRow(ColorsOrder.ABGR, new float[] { 200, 100, 0 })]
    [DataRow(ColorsOrder.AGRB, new float[] { 100, 0, 200 })]
    [DataRow(ColorsOrder.AGBR, new float[] { 100, 200, 0 })]
    public void ExtractPixels_Orders_AreTheirNames(ColorsOrder order, float[] expected)
    {
        IDataView images = OneImage(MLPixelFormat.Bgra32);
        IDataView pixels = Images.Context.Transforms.ExtractPixels(
            nameof(PixelRow.Pixels), nameof(ImageRow.Image), orderOfExtraction: order, interleavePixelColors: true).Fit(images).Transform(images);
        CollectionAssert.AreEqual(expected, Read(pixels)[..3]);
    }

    [TestMethod]
    public void ExtractPixels_OffsetAndScale_AreAppliedInThatOrder()
    {
        IDataView images = OneImage(MLPixelFormat.Bgra32);
        IDataView pixels = Images.Context.Transforms.ExtractPixels(
            nameof(PixelRow.Pixels), nameof(ImageRow.Image), ColorBits.Green, offsetImage: 100, scaleImage: 0.5f).Fit(images).Transform(images);
        CollectionAssert.AreEqual(new[] { 0, 0.5f, 1, 5, 5.5f, 6 }, Read(pixels));
    }

    [TestMethod]
    public void ExtractPixels_Bytes_IgnoreOffsetAndScale()
    {
        IDataView images = OneImage(MLPixelFormat.Bgra32);
        IDataView pixels = Images.Context.Transforms.ExtractPixels(
            nameof(PixelRow.Pixels), nameof(ImageRow.Image), ColorBits.Blue, offsetImage: 100, scaleImage: 0.5f, outputAsFloatArray: false)
            .Fit(images).Transform(images);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Byte, 1, 2, 3), pixels.Schema[nameof(PixelRow.Pixels)].Type);
        CollectionAssert.AreEqual(
            new byte[] { 200, 201, 202, 210, 211, 212 }, pixels.GetColumn<byte[]>(nameof(PixelRow.Pixels)).Single());
    }

    [TestMethod]
    public void ExtractPixels_ImagesOfTheCallers_LastOneIsDisposedOf()
    {
        ImageRow[] rows = [new() { Image = Pixels.Gray(3, 2, new byte[6]) }, new() { Image = Pixels.Gray(3, 2, new byte[6]) }];
        IDataView images = Images.Context.Data.LoadFromEnumerable(rows);
        Read(Images.Context.Transforms.ExtractPixels(nameof(PixelRow.Pixels), nameof(ImageRow.Image)).Fit(images).Transform(images));
        Assert.AreEqual(3, rows[0].Image.Width);
        Assert.ThrowsExactly<InvalidOperationException>(() => rows[1].Image.Width);
    }

    [TestMethod]
    public void ExtractPixels_ImageOfAnotherSizeThanItsColumn_Throws()
    {
        IDataView images = Images.Context.Data.LoadFromEnumerable([new ImageRow { Image = Pixels.Gray(2, 2, new byte[4]) }]);
        IDataView pixels = Images.Context.Transforms.ExtractPixels(nameof(PixelRow.Pixels), nameof(ImageRow.Image)).Fit(images).Transform(images);
        Assert.Throws<InvalidOperationException>(() => Read(pixels));
    }

    [TestMethod]
    public void ExtractPixels_ColumnOfAnySize_Throws()
    {
        IDataView files = Images.Paths("unread.png");
        Assert.Throws<ArgumentOutOfRangeException>(() => Images.Context.Transforms.LoadImages("Image", null, nameof(PathRow.File))
            .Append(Images.Context.Transforms.ExtractPixels("Pixels", "Image")).Fit(files));
    }

    [TestMethod]
    public void ConvertToGrayscale_Colors_AreWeighed()
    {
        byte[] pixels = [.. Enumerable.Repeat(new byte[] { 100, 200, 50, 255 }, 6).SelectMany(b => b)];
        IDataView images = Images.Context.Data.LoadFromEnumerable([new ImageRow { Image = Image(MLPixelFormat.Rgba32, pixels) }]);
        IDataView gray = Images.Context.Transforms.ConvertToGrayscale("Gray", nameof(ImageRow.Image)).Fit(images).Transform(images);
        Assert.AreEqual(new ImageDataViewType(2, 3), gray.Schema["Gray"].Type);
        (byte red, byte green, byte blue, byte alpha) = Images.Read(gray, "Gray", image => Pixels.At(image, 1, 1)).Single();
        Assert.AreEqual(0.3 * 100 + 0.59 * 200 + 0.11 * 50, red, 1.01);
        Assert.AreEqual((red, red, (byte)255), (green, blue, alpha));
    }

    [TestMethod]
    public void ConvertToImage_WhatWasExtracted_IsTheImage()
    {
        IDataView images = OneImage(MLPixelFormat.Rgba32);
        TransformsCatalog transforms = Images.Context.Transforms;
        IDataView again = transforms.ExtractPixels("Pixels", nameof(ImageRow.Image), ColorBits.All, ColorsOrder.AGRB, interleavePixelColors: true)
            .Append(transforms.ConvertToImage(2, 3, "Again", "Pixels", ColorBits.All, ColorsOrder.AGRB, interleavedColors: true))
            .Fit(images).Transform(images);
        Assert.AreEqual((12, 112, 212, 250), Images.Read(again, "Again", image => Pixels.At(image, 2, 1)).Single());
    }

    private static IDataView OneImage(MLPixelFormat format)
    {
        byte[] pixels = [.. Rgba];
        for (int i = 0; format == MLPixelFormat.Bgra32 && i < pixels.Length; i += 4)
        {
            (pixels[i], pixels[i + 2]) = (pixels[i + 2], pixels[i]);
        }

        return Images.Context.Data.LoadFromEnumerable(Enumerable.Repeat(0, 1).Select(_ => new ImageRow { Image = Image(format, pixels) }));
    }

    private static MLImage Image(MLPixelFormat format, byte[] pixels) => MLImage.CreateFromPixels(3, 2, format, pixels);

    private static float[] Read(IDataView view) => view.GetColumn<float[]>(nameof(PixelRow.Pixels)).Last();
}
