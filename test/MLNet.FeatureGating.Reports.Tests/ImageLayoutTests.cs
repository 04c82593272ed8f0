using MLNet.FeatureGating.Reports.Tests.Support;

namespace MLNet.FeatureGating.Reports.Tests;

[TestClass]
public sealed class ImageLayoutTests
{
    [TestMethod]
    [DataRow(0, 1, 1, "width")]
    [DataRow(1, 0, 1, "height")]
    [DataRow(1, 1, -1, "channels")]
    public void Constructor_NumberBelowOne_Throws(int width, int height, int channels, string name)
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ImageLayout(width, height, channels));

        Assert.AreEqual(name, error.ParamName);
    }

    [TestMethod]
    public void Constructor_UnknownOrder_Throws()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ImageLayout(1, 1, 1, (PixelOrder)7));
    }

    [TestMethod]
    [DataRow(PixelOrder.Planar, 0, 0, 0)]
    [DataRow(PixelOrder.Planar, 5, 0, 5)]
    [DataRow(PixelOrder.Planar, 6, 1, 0)]
    [DataRow(PixelOrder.Planar, 17, 2, 5)]
    [DataRow(PixelOrder.Interleaved, 0, 0, 0)]
    [DataRow(PixelOrder.Interleaved, 1, 1, 0)]
    [DataRow(PixelOrder.Interleaved, 5, 2, 1)]
    [DataRow(PixelOrder.Interleaved, 17, 2, 5)]
    public void PlaceOf_Slot_FollowsTheOrder(PixelOrder order, int slot, int channel, int pixel)
    {
        var layout = new ImageLayout(3, 2, 3, order);

        Assert.AreEqual((channel, pixel), layout.PlaceOf(slot));
    }

    [TestMethod]
    public void Create_LayoutOfAnotherSize_Throws()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(
            () => HtmlReport.Create(Summaries.Chosen(features: 5), new() { Image = new ImageLayout(28, 28) }));

        Assert.Contains("28 x 28 pixels and 1 channels has 784 slots, but the summary has 5", error.Message);
    }
}
