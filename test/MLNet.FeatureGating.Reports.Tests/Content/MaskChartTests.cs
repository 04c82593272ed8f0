using MLNet.FeatureGating.Reports.Content;
using MLNet.FeatureGating.Reports.Tests.Support;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Tests.Content;

[TestClass]
public sealed class MaskChartTests
{
    [TestMethod]
    [DataRow(PixelOrder.Planar, 2, 0, 2)]
    [DataRow(PixelOrder.Planar, 7, 1, 1)]
    [DataRow(PixelOrder.Interleaved, 7, 1, 3)]
    public void Of_Slot_IsThePixelOfItsLayout(PixelOrder order, int slot, int channel, int pixel)
    {
        // Two channels of 3 x 2 pixels, of which one slot is chosen and certain.
        SearchSummary summary = Summaries.Empty(12) with { Chosen = new("exactly", [slot], 1, 1, 0, 1, 0) };
        summary = summary.With(slot, feature => feature with { SelectionProbability = 1 });

        MaskChart chart = MaskChart.Of(new(summary), new ImageLayout(3, 2, 2, order))!;

        for (int c = 0; c < 2; c++)
        {
            byte[] kept = Convert.FromBase64String(chart.Images[c].Kept);
            byte[] probabilities = Convert.FromBase64String(chart.Images[c].Probabilities);
            for (int p = 0; p < 6; p++)
            {
                bool isIt = c == channel && p == pixel;
                Assert.AreEqual(isIt ? 1 : 0, kept[p]);
                Assert.AreEqual(isIt ? 254 : 127, probabilities[p]);
            }
        }
    }

    [TestMethod]
    public void Of_FeatureOfSeveralSlots_FillsAllOfThem()
    {
        SearchSummary summary = Summaries.Empty(2) with { SlotCount = 4, Chosen = new("exactly", [0], 1, 1, 0, 1, 0) };
        summary = summary
            .With(0, feature => feature with { Slots = [0, 3] })
            .With(1, feature => feature with { Slots = [1], SelectionProbability = double.NaN });

        MaskImage image = MaskChart.Of(new(summary), new ImageLayout(2, 2))!.Images.Single();

        CollectionAssert.AreEqual(new byte[] { 1, 0, 0, 1 }, Convert.FromBase64String(image.Kept));
        CollectionAssert.AreEqual(new byte[] { 127, 255, 255, 127 }, Convert.FromBase64String(image.Probabilities));
        Assert.AreEqual("", image.Name);
    }

    [TestMethod]
    public void Of_ManyChannels_ShowsTheFirstAndSaysSo()
    {
        var options = new HtmlReportOptions { Image = new ImageLayout(1, 1, 9) };
        var findings = new Findings(Summaries.Chosen(features: 9));

        MaskChart chart = MaskChart.Of(findings, options.Image)!;

        CollectionAssert.AreEqual(new[] { "Channel 1", "Channel 2", "Channel 3", "Channel 4" }, chart.Images.Select(image => image.Name).ToArray());
        Assert.AreEqual("Shown are the first 4 of 9 channels.", PageContent.Of(findings, options).Notes["masks"]);
    }

    [TestMethod]
    public void Of_NoLayout_IsNone() => Assert.IsNull(MaskChart.Of(new(Summaries.Chosen()), null));
}
