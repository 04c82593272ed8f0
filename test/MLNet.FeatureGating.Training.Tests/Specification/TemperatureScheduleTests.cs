namespace MLNet.FeatureGating.Training.Tests.Specification;

[TestClass]
public sealed class TemperatureScheduleTests
{
    [TestMethod]
    [DataRow(0.0, 10.0)]
    [DataRow(0.25, 1.7782794100389228)]
    [DataRow(0.5, 0.31622776601683794)]
    [DataRow(1.0, 0.01)]
    public void At_AnnealedSchedule_FallsGeometrically(double progress, double expected) =>
        Assert.AreEqual(expected, new TemperatureSchedule(10, 0.01).At(progress), 1e-12);

    [TestMethod]
    public void At_RisingSchedule_RisesGeometrically() => Assert.AreEqual(2, new TemperatureSchedule(1, 4).At(0.5), 1e-12);

    [TestMethod]
    [DataRow(0.0)]
    [DataRow(0.3)]
    [DataRow(1.0)]
    public void At_OneTemperature_Stays(double progress) => Assert.AreEqual(0.7, new TemperatureSchedule(0.7).At(progress));

    [TestMethod]
    [DataRow(-0.1)]
    [DataRow(1.1)]
    [DataRow(double.NaN)]
    public void At_OutsideOfTraining_Throws(double progress) =>
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TemperatureSchedule(1, 0.1).At(progress));

    [TestMethod]
    [DataRow(0.0, 1.0)]
    [DataRow(1.0, 0.0)]
    [DataRow(-1.0, 1.0)]
    [DataRow(1.0, double.NaN)]
    [DataRow(double.PositiveInfinity, 1.0)]
    public void Constructor_NotPositive_Throws(double initial, double final) =>
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TemperatureSchedule(initial, final));

    [TestMethod]
    public void Equals_SameTemperatures_IsTrue() => Assert.AreEqual(new TemperatureSchedule(1, 0.5), new TemperatureSchedule(1, 0.5));
}
