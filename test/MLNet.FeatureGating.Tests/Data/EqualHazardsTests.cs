using MLNet.FeatureGating.Data;

namespace MLNet.FeatureGating.Tests.Data;

[TestClass]
public sealed class EqualHazardsTests
{
    [TestMethod]
    public void Loss_NoTies_IsTheMeanLogarithmOfWhoIsAtRisk() => Assert.AreEqual(
        (Math.Log(4) + Math.Log(2)) / 2, EqualHazards.Loss([1, 2, 3, 4], [true, false, true, false], null), 1e-12);

    [TestMethod]
    public void Loss_Order_DoesNotMatter() => Assert.AreEqual(
        EqualHazards.Loss([1, 2, 3, 4], [true, false, true, false], null),
        EqualHazards.Loss([3, 4, 2, 1], [true, false, false, true], null),
        1e-12);

    [TestMethod]
    public void Loss_Ties_AreEfrons() => Assert.AreEqual(
        (Math.Log(4) + Math.Log(4 - (2 / 2.0))) / 2, EqualHazards.Loss([1, 1, 3, 4], [true, true, false, false], null), 1e-12);

    [TestMethod]
    public void Loss_CensoredAtTheTimeOfAnEvent_IsAtRisk() =>
        Assert.AreEqual(Math.Log(2), EqualHazards.Loss([1, 1], [true, false], null), 1e-12);

    [TestMethod]
    public void Loss_Weights_CountAsMultiplesOfTheirMean()
    {
        bool[] events = [true, true, false];

        Assert.AreEqual(
            EqualHazards.Loss([1, 2, 3], events, [1, 2, 3]), EqualHazards.Loss([1, 2, 3], events, [10, 20, 30]), 1e-12);
        Assert.AreEqual(
            ((0.5 * Math.Log(3)) + (1 * Math.Log(2.5))) / 1.5, EqualHazards.Loss([1, 2, 3], events, [1, 2, 3]), 1e-12);
    }

    [TestMethod]
    public void Loss_RowsOfWeightZero_DoNotCount() => Assert.AreEqual(
        Math.Log(3), EqualHazards.Loss([1, 2, 3], [true, true, true], [1, 0, 0]), 1e-12);

    [TestMethod]
    public void Loss_NoEvent_IsZero() => Assert.AreEqual(0, EqualHazards.Loss([1, 2], [false, false], null));
}
