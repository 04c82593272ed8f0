using MLNet.FeatureGating.Reports.Text;

namespace MLNet.FeatureGating.Reports.Tests.Text;

[TestClass]
public sealed class PhrasesTests
{
    [TestMethod]
    [DataRow(new string[0], "")]
    [DataRow(new[] { "a" }, "a")]
    [DataRow(new[] { "a", "b" }, "a and b")]
    [DataRow(new[] { "a", "b", "c" }, "a, b and c")]
    [DataRow(new[] { "a", "b", "c", "d" }, "a, b and 2 more")]
    public void List_Items_EndWithWhatIsLeft(string[] items, string expected) => Assert.AreEqual(expected, Phrases.List(items, most: 2));

    [TestMethod]
    public void Quote_BackTicks_DoNotPairWithThoseOfCode() => Assert.AreEqual("“a'b”", Phrases.Quote("a`b"));

    [TestMethod]
    public void Quote_LongName_IsShortenedBetweenSigns()
    {
        Assert.AreEqual($"“{new string('a', 60)}”", Phrases.Quote(new string('a', 60)));
        Assert.AreEqual($"“{new string('a', 59)}…”", Phrases.Quote(new string('a', 61)));
        Assert.AreEqual($"“{new string('a', 58)}👩‍🔬…”", Phrases.Quote(new string('a', 58) + "👩‍🔬bc"));
    }

    [TestMethod]
    public void Features_Number_AgreesWithTheNoun()
    {
        Assert.AreEqual("1 feature", Phrases.Features(1));
        Assert.AreEqual("0 features", Phrases.Features(0));
        Assert.AreEqual("12,000 features", Phrases.Features(12_000));
    }

    [TestMethod]
    public void Capitalized_Text_ChangesItsFirstLetterOnly()
    {
        Assert.AreEqual("R² of all", Phrases.Capitalized("R² of all"));
        Assert.AreEqual("Accuracy", Phrases.Capitalized("accuracy"));
        Assert.AreEqual("", Phrases.Capitalized(""));
    }
}
