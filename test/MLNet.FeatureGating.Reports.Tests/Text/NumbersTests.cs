using MLNet.FeatureGating.Reports.Text;

namespace MLNet.FeatureGating.Reports.Tests.Text;

[TestClass]
public sealed class NumbersTests
{
    [TestMethod]
    [DataRow(0, "0")]
    [DataRow(-0.0, "0")]
    [DataRow(0.965, "0.965")]
    [DataRow(0.0123456, "0.0123")]
    [DataRow(12.345, "12.3")]
    [DataRow(1234.5, "1234")]
    [DataRow(12345, "12,345")]
    [DataRow(-0.25, "−0.250")]
    [DataRow(0.001, "0.00100")]
    [DataRow(0.00034, "3.4\u00a0×\u00a010⁻⁴")]
    [DataRow(-2.5e12, "−2.5\u00a0×\u00a010¹²")]
    [DataRow(1e-10, "1.0\u00a0×\u00a010⁻¹⁰")]
    [DataRow(double.NaN, "–")]
    [DataRow(double.PositiveInfinity, "∞")]
    [DataRow(double.NegativeInfinity, "−∞")]
    public void Text_Number_HasThreeDigits(double value, string expected) => Assert.AreEqual(expected, Numbers.Text(value));

    [TestMethod]
    [DataRow(0.05, "0.05")]
    [DataRow(2, "2")]
    [DataRow(20, "20")]
    [DataRow(0.0952381, "0.0952")]
    [DataRow(1e-4, "1.0\u00a0×\u00a010⁻⁴")]
    [DataRow(double.NaN, "–")]
    public void Short_Number_HasNoZerosAtTheEnd(double value, string expected) => Assert.AreEqual(expected, Numbers.Short(value));

    [TestMethod]
    [DataRow(0.9651, 0.0101, "0.965\u00a0±\u00a00.010")]
    [DataRow(0.9651, 0.0088, "0.965\u00a0±\u00a00.009")]
    [DataRow(0.9651, 0.0023, "0.9651\u00a0±\u00a00.0023")]
    [DataRow(0.9651, 1e-9, "0.9651\u00a0±\u00a00.0000")]
    [DataRow(123.4, 17, "123\u00a0±\u00a017")]
    [DataRow(-0.5, 0.2, "−0.50\u00a0±\u00a00.20")]
    [DataRow(-0.001, 0.2, "0.00\u00a0±\u00a00.20")]
    [DataRow(3e8, 1e7, "3.0\u00a0×\u00a010⁸\u00a0±\u00a01.0\u00a0×\u00a010⁷")]
    public void WithError_Error_DecidesOnTheDecimals(double value, double error, string expected) =>
        Assert.AreEqual(expected, Numbers.WithError(value, error));

    [TestMethod]
    [DataRow(0.965, double.NaN, "0.965")]
    [DataRow(0.965, 0, "0.965")]
    [DataRow(0.965, double.PositiveInfinity, "0.965")]
    [DataRow(double.NaN, 0.1, "–")]
    [DataRow(double.NaN, double.NaN, "–")]
    [DataRow(double.PositiveInfinity, 0.1, "∞")]
    public void WithError_NoNumber_IsLeftOut(double value, double error, string expected) =>
        Assert.AreEqual(expected, Numbers.WithError(value, error));

    [TestMethod]
    [DataRow(0.4, "0.4 s")]
    [DataRow(12.5, "12 s")]
    [DataRow(83, "1 min 23 s")]
    [DataRow(7384, "2 h 3 min")]
    [DataRow(double.NaN, "–")]
    [DataRow(-1, "–")]
    public void Duration_Seconds_InTwoUnits(double seconds, string expected) => Assert.AreEqual(expected, Numbers.Duration(seconds));

    [TestMethod]
    [DataRow(12, "12")]
    [DataRow(2.34, "2.3")]
    [DataRow(12345, "12,345")]
    [DataRow(double.NaN, "–")]
    public void Count_Number_IsWholeWhereItCan(double value, string expected) => Assert.AreEqual(expected, Numbers.Count(value));

    [TestMethod]
    public void Percent_NoNumber_IsADash()
    {
        Assert.AreEqual("57\u00a0%", Numbers.Percent(0.57));
        Assert.AreEqual("–", Numbers.Percent(double.NaN));
        Assert.AreEqual("–", Numbers.Probability(double.NaN));
        Assert.AreEqual("0.57", Numbers.Probability(0.57));
    }
}
