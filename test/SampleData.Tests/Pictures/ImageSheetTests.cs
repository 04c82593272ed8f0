using Microsoft.ML.Data;
using SampleData.Pictures;
using SampleData.Tests.Support;

namespace SampleData.Tests.Pictures;

[TestClass]
public sealed class ImageSheetTests
{
    // A gap, a line of text, and a gap are above the first pictures; a gap is to the left of them.
    private const int Left = 4;
    private const int Top = 4 + 10 + 4;

    [TestMethod]
    public void Save_Picture_IsDrawnLarger()
    {
        using MLImage sheet = Saved(new() { Zoom = 3 }, new Picture(1, 3, [0, 0.4f, 1]));
        CollectionAssert.AreEqual(new byte[] { 0, 0, 0, 102, 102, 102, 255, 255, 255 }, Pixels.Reds(sheet, Top)[Left..(Left + 9)]);
        CollectionAssert.AreEqual(Pixels.Reds(sheet, Top), Pixels.Reds(sheet, Top + 2));
    }

    [TestMethod]
    public void Save_MarksAndMissingValues_AreColored()
    {
        using MLImage sheet = Saved(new() { Zoom = 1 }, new Picture(1, 3, [0, float.NaN, 0], [2]));
        Assert.AreEqual((0, 0, 0, 255), Pixels.At(sheet, Left, Top));
        (byte red, _, byte blue, _) = Pixels.At(sheet, Left + 1, Top);
        Assert.IsGreaterThan(red, blue);
        (red, byte green, blue, _) = Pixels.At(sheet, Left + 2, Top);
        Assert.IsTrue(red > 2 * green && red > 2 * blue);
    }

    [TestMethod]
    public void Save_MorePicturesThanALineHas_BeginsAnother()
    {
        Picture picture = new(5, 5, new float[25]);
        using MLImage sheet = Saved(new() { Zoom = 1, PicturesPerLine = 2 }, picture, picture, picture);
        Assert.AreEqual((Left + 5 + 4 + 5 + 4, Top + 5 + 4 + 5 + 4), (sheet.Width, sheet.Height));
        Assert.AreEqual(0, Pixels.At(sheet, Left, Top + 9).Red);
        Assert.AreEqual(255, Pixels.At(sheet, Left + 9, Top + 9).Red);
    }

    [TestMethod]
    public void Save_Caption_IsWritten()
    {
        using var folder = new TemporaryData();
        var sheet = new ImageSheet();
        sheet.Add("L");
        sheet.Save(folder.PathOf("sheet.png"));
        using MLImage image = MLImage.CreateFromFile(folder.PathOf("sheet.png"));

        // A stroke down, and one to the right at its foot.
        Assert.IsTrue(Enumerable.Range(4, 10).All(y => Pixels.At(image, Left, y).Red < 128));
        Assert.IsTrue(Enumerable.Range(Left, 6).All(x => Pixels.At(image, x, 13).Red < 128));
        Assert.AreEqual(255, Pixels.At(image, Left + 4, 4).Red);
    }

    [TestMethod]
    public void Save_NothingAdded_Throws()
        => Assert.ThrowsExactly<InvalidOperationException>(() => new ImageSheet().Save("never-written.png"));

    [TestMethod]
    public void Zoom_BelowOne_Throws() => Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ImageSheet { Zoom = 0 });

    private static MLImage Saved(ImageSheet sheet, params Picture[] pictures)
    {
        using var folder = new TemporaryData();
        sheet.Add("", pictures);
        sheet.Save(folder.PathOf("sheet.png"));
        return MLImage.CreateFromFile(folder.PathOf("sheet.png"));
    }
}
