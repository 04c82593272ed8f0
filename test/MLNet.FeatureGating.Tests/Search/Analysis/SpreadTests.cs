using MLNet.FeatureGating.Search.Analysis;

namespace MLNet.FeatureGating.Tests.Search.Analysis;

[TestClass]
public sealed class SpreadTests
{
    [TestMethod]
    public void Of_Values_IsTheirMeanAndItsStandardError()
    {
        var spread = Spread.Of([2, 4, 4, 4, 5, 5, 7, 9]);

        Assert.AreEqual(5, spread.Mean, 1e-12);
        Assert.AreEqual(Math.Sqrt(32.0 / 7 / 8), spread.StandardError, 1e-12);
    }

    [TestMethod]
    public void Of_OneValue_HasNoStandardError() => Assert.AreEqual(new Spread(3, double.NaN), Spread.Of([3]));

    [TestMethod]
    public void Of_Nothing_IsNotKnown() => Assert.AreEqual(new Spread(double.NaN, double.NaN), Spread.Of([]));

    [TestMethod]
    public void Of_NotNumbers_DoNotCount() => Assert.AreEqual(Spread.Of([1, 3]), Spread.Of([double.NaN, 1, double.NaN, 3]));
}
