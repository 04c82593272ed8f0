using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Tests.Support;

namespace MLNet.FeatureGating.Tests.Search;

[TestClass]
public sealed class SearchRangeTests
{
    [TestMethod]
    [DataRow(0.0, 1.0, "minimum")]
    [DataRow(-1.0, 1.0, "minimum")]
    [DataRow(double.NaN, 1.0, "minimum")]
    [DataRow(double.PositiveInfinity, double.PositiveInfinity, "minimum")]
    [DataRow(1e-60, 1.0, "minimum")]
    [DataRow(1.0, 0.0, "maximum")]
    [DataRow(1.0, double.NaN, "maximum")]
    [DataRow(1.0, 1e300, "maximum")]
    public void Create_ValueThatIsNotAbove0_Throws(double minimum, double maximum, string parameter)
    {
        ArgumentOutOfRangeException exception = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new SearchRange(minimum, maximum));

        Assert.AreEqual(parameter, exception.ParamName);
        Assert.Contains($"{parameter} must be a number greater than 0", exception.Message);
    }

    [TestMethod]
    public void Create_GreatestBelowLeast_ThrowsNamingBoth() =>
        Refusal.Throws<ArgumentOutOfRangeException>(() => _ = new SearchRange(2, 1.5), "at least the least one, 2, but it is 1.5", "maximum");

    [TestMethod]
    public void Create_Range_KeepsBothEnds()
    {
        var range = new SearchRange(0.25, 4);

        Assert.AreEqual(0.25, range.Minimum);
        Assert.AreEqual(4, range.Maximum);
        Assert.IsFalse(range.IsPoint);
    }

    [TestMethod]
    public void FromDouble_Value_IsARangeOfOneValue()
    {
        SearchRange range = 3;

        Assert.IsTrue(range.IsPoint);
        Assert.AreEqual(new SearchRange(3, 3), range);
        Assert.AreEqual(range, SearchRange.FromDouble(3));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => SearchRange.FromDouble(0));
    }

    [TestMethod]
    public void At_Places_AreEvenOnALogarithmicScale()
    {
        var range = new SearchRange(0.01, 100);

        Assert.AreEqual(0.01, range.At(0), 1e-12);
        Assert.AreEqual(0.1, range.At(0.25), 1e-12);
        Assert.AreEqual(1, range.At(0.5), 1e-12);
        Assert.AreEqual(100, range.At(1), 1e-9);
    }

    [TestMethod]
    [DataRow(0.0)]
    [DataRow(0.3)]
    [DataRow(1.0)]
    public void At_OneValue_IsThatToTheBit(double place) => Assert.AreEqual(0.003, new SearchRange(0.003, 0.003).At(place));
}
