using System.Globalization;

namespace SampleData.Tests;

[TestClass]
public sealed class StatisticsTests
{
    [TestMethod]
    public void Of_SeveralRuns_GivesMeanDeviationAndMinimum()
    {
        Statistics statistics = Statistics.Of([4, 1, 7]);

        Assert.AreEqual(4, statistics.Mean);
        Assert.AreEqual(3, statistics.StandardDeviation, 1e-15);
        Assert.AreEqual(Math.Sqrt(3), statistics.StandardError, 1e-15);
        Assert.AreEqual(1, statistics.Minimum);
        Assert.AreEqual(3, statistics.Count);
    }

    [TestMethod]
    public void Of_OneRun_HasNoDeviation() => Assert.AreEqual(new Statistics(2.5, 0, 2.5, 1), Statistics.Of([2.5]));

    [TestMethod]
    public void Of_NoRun_Throws() => Assert.ThrowsExactly<InvalidOperationException>(() => Statistics.Of([]));

    [TestMethod]
    public void ToString_CultureWithCommas_HasPoints()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        try
        {
            CultureInfo.CurrentCulture = culture;
            Assert.AreEqual("4.0 +- 3.0", Statistics.Of([4, 1, 7]).ToString(1));
            Assert.AreEqual("2.500", Statistics.Of([2.5]).ToString());
            Assert.AreEqual("-", Statistics.Of([double.NaN, 1]).ToString(2));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
