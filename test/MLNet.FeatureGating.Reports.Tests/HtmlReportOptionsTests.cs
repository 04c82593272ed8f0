namespace MLNet.FeatureGating.Reports.Tests;

[TestClass]
public sealed class HtmlReportOptionsTests
{
    [TestMethod]
    public void Defaults_AreNone()
    {
        var options = new HtmlReportOptions();

        Assert.IsNull(options.Title);
        Assert.IsNull(options.Image);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("  ")]
    public void Title_Blank_Throws(string title)
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => new HtmlReportOptions { Title = title });

        Assert.Contains("blank", error.Message);
        Assert.AreEqual("Title", error.ParamName);
    }
}
