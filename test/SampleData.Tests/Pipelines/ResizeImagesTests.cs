using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using SampleData.Tests.Support;
using static Microsoft.ML.Transforms.Image.ImageResizingEstimator;

namespace SampleData.Tests.Pipelines;

[TestClass]
public sealed class ResizeImagesTests
{
    private const byte Black = 0;
    private const byte White = 255;

    [TestMethod]
    public void ResizeImages_Fill_TakesTheNearestPixels()
    {
        using MLImage image = Pixels.Gray(6, 3, 1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16, 21, 22, 23, 24, 25, 26);
        CollectionAssert.AreEqual(new byte[] { 12, 15 }, Resized(image, 2, 1, ResizingKind.Fill, Anchor.Center)[0]);
    }

    [TestMethod]
    [DataRow(Anchor.Left, new[] { Black, Black, Black })]
    [DataRow(Anchor.Right, new[] { White, White, White })]
    [DataRow(Anchor.Center, new[] { Black, Black, White })]
    [DataRow(Anchor.Top, new[] { Black, Black, White })]
    public void ResizeImages_IsoCropOfAWideImage_CutsItsSides(Anchor anchor, byte[] expected)
    {
        using MLImage image = Pixels.Gray(6, 3, [.. Enumerable.Repeat(new[] { Black, Black, Black, White, White, White }, 3).SelectMany(row => row)]);
        byte[][] rows = Resized(image, 3, 3, ResizingKind.IsoCrop, anchor);
        CollectionAssert.AreEqual(expected, rows[0]);
        CollectionAssert.AreEqual(expected, rows[2]);
    }

    [TestMethod]
    [DataRow(Anchor.Top, Black)]
    [DataRow(Anchor.Bottom, White)]
    public void ResizeImages_IsoCropOfAHighImage_CutsItsEnds(Anchor anchor, byte expected)
    {
        using MLImage image = Pixels.Gray(2, 4, Black, Black, Black, Black, White, White, White, White);
        byte[][] rows = Resized(image, 2, 2, ResizingKind.IsoCrop, anchor);
        Assert.IsTrue(rows.SelectMany(row => row).All(value => value == expected));
    }

    [TestMethod]
    public void ResizeImages_IsoPad_IsBlackAroundTheWholeImage()
    {
        using MLImage image = Pixels.Gray(4, 2, [.. Enumerable.Repeat(White, 8)]);
        byte[][] rows = Resized(image, 4, 6, ResizingKind.IsoPad, Anchor.Center);
        CollectionAssert.AreEqual(new[] { Black, Black, White, White, Black, Black }, rows.Select(row => row[1]).ToArray());
    }

    [TestMethod]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(16)]
    public void ResizeImages_OneColor_KeepsIt(int size)
    {
        using MLImage image = Pixels.Gray(8, 8, [.. Enumerable.Repeat((byte)77, 64)]);
        byte[] values = [.. Resized(image, size, size, ResizingKind.IsoCrop, Anchor.Center).SelectMany(row => row)];
        Assert.IsTrue(values.All(value => Math.Abs(value - 77) <= 1), string.Join(" ", values));
    }

    [TestMethod]
    public void ResizeImages_ColumnOfAnySize_HasOneAfterwards()
    {
        IDataView files = Images.Paths("unread.png");
        TransformsCatalog transforms = Images.Context.Transforms;
        EstimatorChain<ImageResizingTransformer> resizing = transforms.LoadImages("Image", null, nameof(PathRow.File))
            .Append(transforms.ResizeImages("Small", imageWidth: 5, imageHeight: 4, inputColumnName: "Image"));
        Assert.AreEqual(new ImageDataViewType(4, 5), resizing.Fit(files).Transform(files).Schema["Small"].Type);
        Assert.AreEqual(new ImageDataViewType(4, 5), Images.Promise(files, resizing, "Small").ItemType);
    }

    [TestMethod]
    public void ResizeImages_ColumnOfNumbers_Throws()
    {
        IDataView numbers = Images.Context.Data.LoadFromEnumerable([new VectorRow()]);
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Images.Context.Transforms.ResizeImages("Small", 5, 4, nameof(VectorRow.Values)).Fit(numbers));
    }

    // Through a file: the column of a type has one size.
    private static byte[][] Resized(MLImage image, int width, int height, ResizingKind resizing, Anchor anchor)
    {
        using var folder = new TemporaryData();
        image.Save(folder.PathOf("image.png"));
        TransformsCatalog transforms = Images.Context.Transforms;
        IDataView files = Images.Paths(folder.PathOf("image.png"));
        IDataView resized = transforms.LoadImages("Image", null, nameof(PathRow.File))
            .Append(transforms.ResizeImages("Image", width, height, resizing: resizing, cropAnchor: anchor))
            .Fit(files).Transform(files);
        return Images.Read(resized, "Image", small => Enumerable.Range(0, height).Select(y => Pixels.Reds(small, y)).ToArray()).Single();
    }
}
