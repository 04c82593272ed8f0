using MLNet.FeatureGating.Tool.Errors;

namespace MLNet.FeatureGating.Tool.Tests.Errors;

[TestClass]
public sealed class TextsTests
{
    [TestMethod]
    public void Quote_AnyText_IsShortAndOfOneLine()
    {
        Assert.AreEqual("'a b'", Texts.Quote("a b"));
        Assert.AreEqual("'a?b?c'", Texts.Quote("a\nb\u001bc"));
        Assert.AreEqual($"'{new string('x', 60)}...'", Texts.Quote(new string('x', 1000)));
    }

    [TestMethod]
    public void List_ManyTexts_EndsInANumber()
    {
        Assert.AreEqual("'a', 'b'", Texts.List(["a", "b"]));
        Assert.EndsWith("'7' and 3 others", Texts.List([.. Enumerable.Range(0, 11).Select(i => $"{i}")]));
    }

    [TestMethod]
    [DataRow("--lable", " (did you mean '--label'?)")]
    [DataRow("--LABEL", " (did you mean '--label'?)")]
    [DataRow("something else", "")]
    public void Hint_OfANameThatIsNear_IsThatName(string name, string expected) =>
        Assert.AreEqual(expected, Closest.Hint(name, ["--label", "--lambda"]));
}
