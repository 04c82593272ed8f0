using MLNet.FeatureGating.Reports.Page;

namespace MLNet.FeatureGating.Reports.Tests.Page;

[TestClass]
public sealed class PageTemplateTests
{
    [TestMethod]
    public void Fill_TextLooksLikeAPlace_StaysAsItIs()
    {
        string filled = PageTemplate.Fill("<{{a}}|{{b}}|{{a}}>", new Dictionary<string, string> { ["a"] = "{{b}} $0 $1", ["b"] = "B" });

        Assert.AreEqual("<{{b}} $0 $1|B|{{b}} $0 $1>", filled);
    }

    [TestMethod]
    public void Fill_NoSuchText_NamesThePlace()
    {
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => PageTemplate.Fill("{{missing}}", new Dictionary<string, string>()));

        Assert.Contains("'missing'", error.Message);
    }
}
