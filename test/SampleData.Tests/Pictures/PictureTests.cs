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

    private static byte[] Drawn(Picture picture)
    {
        using var folder = new TemporaryData();
        var sheet = new ImageSheet { Zoom = 1 };
        sheet.Add("", picture);
        sheet.Save(folder.PathOf("sheet.png"));
        using MLImage image = MLImage.CreateFromFile(folder.PathOf("sheet.png"));
        return Pixels.Reds(image, 18)[4..(4 + picture.Width)];
    }
}
