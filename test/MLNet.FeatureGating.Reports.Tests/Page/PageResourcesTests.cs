using MLNet.FeatureGating.Reports.Page;

namespace MLNet.FeatureGating.Reports.Tests.Page;

[TestClass]
public sealed class PageResourcesTests
{
    [TestMethod]
    public void Scripts_DoNotEndTheirElement()
    {
        foreach (string script in new[] { PageResources.D3, PageResources.Plot, PageResources.Script })
        {
            Assert.DoesNotContain("</script", script, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<!--", script);
            Assert.DoesNotContain("\r", script);
        }
    }

    [TestMethod]
    public void Libraries_AreOfTheVersionsThatAreAskedFor()
    {
        Assert.StartsWith("// https://d3js.org v7.9.0", PageResources.D3);
        Assert.StartsWith("// @observablehq/plot v0.6.17", PageResources.Plot);
    }

    [TestMethod]
    public void Notices_HaveTheLicenceOfEveryLibrary()
    {
        string notices = PageResources.Notices;

        foreach (string library in new[] { "@observablehq/plot 0.6.17", "d3 7.9.0", "d3-scale ", "interval-tree-1d ", "internmap ", "delaunator " })
        {
            Assert.Contains(library, notices);
        }

        Assert.Contains("Permission to use, copy, modify", notices);
        Assert.Contains("The MIT License", notices);
        Assert.DoesNotContain("commander", notices);
    }
}
