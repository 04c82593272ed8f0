using Microsoft.ML.Data;
using SampleData.Pictures;
using SampleData.Tests.Support;

namespace SampleData.Tests.Pictures;

[TestClass]
public sealed class PictureTests
{
    [TestMethod]
    public void Picture_OtherNumberOfValues_Throws() => Assert.ThrowsExactly<ArgumentException>(() => new Picture(2, 2, [1, 2, 3]));

    [TestMethod]
    [DataRow(-1)]
    [DataRow(4)]
    public void Picture_MarkOutside_Throws(int mark)
        => Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new Picture(2, 2, new float[4], [mark]));

    [TestMethod]
    public void Spread_LeastAndLargest_AreBlackAndWhite()
        => CollectionAssert.AreEqual(new byte[] { 255, 0, 128 }, Drawn(Picture.Spread(1, 3, [30, 10, 20])));

    [TestMethod]
    public void Spread_OneValue_IsBlack() => CollectionAssert.AreEqual(new byte[] { 0, 0 }, Drawn(Picture.Spread(1, 2, [7, 7])));

    [TestMethod]
    public void AroundZero_TwoSigns_AreYellowAndBlueOnOneScale() => CollectionAssert.AreEqual(
        new (byte, byte, byte)[] { (255, 229, 0), (0, 0, 0), (0, 64, 128), (128, 115, 0) }, Colors(Picture.AroundZero(1, 4, [2, 0, -1, 1])));

    [TestMethod]
    public void AroundZero_LargestIsNegative_IsTheBrightest() => CollectionAssert.AreEqual(
        new (byte, byte, byte)[] { (0, 127, 255), (64, 57, 0) }, Colors(Picture.AroundZero(1, 2, [-4, 1])));

    [TestMethod]
    public void AroundZero_AllZeroOrMissing_HasNoScale() => CollectionAssert.AreEqual(
        new (byte, byte, byte)[] { (0, 0, 0), (120, 160, 210) }, Colors(Picture.AroundZero(1, 2, [0, float.NaN])));

    [TestMethod]
    public void AroundZero_OtherNumberOfValues_Throws() => Assert.ThrowsExactly<ArgumentException>(() => Picture.AroundZero(2, 2, [1, 2, 3]));

    [TestMethod]
    public void Spread_MissingValues_AreBlueAndDoNotCount() => CollectionAssert.AreEqual(
        new (byte, byte, byte)[] { (0, 0, 0), (120, 160, 210), (255, 255, 255) }, Colors(Picture.Spread(1, 3, [5, float.NaN, 6])));

    private static byte[] Drawn(Picture picture) => [.. Colors(picture).Select(color => color.Red)];

    private static (byte Red, byte Green, byte Blue)[] Colors(Picture picture)
    {
        using var folder = new TemporaryData();
        var sheet = new ImageSheet { Zoom = 1 };
        sheet.Add("", picture);
        sheet.Save(folder.PathOf("sheet.png"));
        using MLImage image = MLImage.CreateFromFile(folder.PathOf("sheet.png"));
        return
        [
            .. Enumerable.Range(4, picture.Width).Select(x =>
            {
                (byte red, byte green, byte blue, _) = Pixels.At(image, x, 18);
                return (red, green, blue);
            }),
        ];
    }
}
