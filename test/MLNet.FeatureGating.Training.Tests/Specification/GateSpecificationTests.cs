namespace MLNet.FeatureGating.Training.Tests.Specification;

[TestClass]
public sealed class GateSpecificationTests
{
    [TestMethod]
    [DataRow(GateKind.Gaussian, 0.5, 1.5)]
    [DataRow(GateKind.StraightThrough, 0.5, 6.0)]
    [DataRow(GateKind.GumbelSoftmax, 0.5, 6.0)]
    [DataRow(GateKind.Correlated, 0.5, 6.0)]
    [DataRow(GateKind.HardConcrete, 0.0, 3.0)]
    [DataRow(GateKind.Concrete, 0.0, 3.0)]
    [DataRow(GateKind.LogitNormal, 0.0, 2.0)]
    [DataRow(GateKind.CorrelatedLogitNormal, 0.0, 2.0)]
    [DataRow(GateKind.L1Weights, 1.0, double.PositiveInfinity)]
    public void Parameters_OfAKind_StartAndEndWhereItsLawSays(GateKind kind, double start, double maximum)
    {
        var gate = new GateSpecification { Kind = kind };

        Assert.AreEqual(start, gate.StartingParameter);
        Assert.AreEqual(-0.25, (gate with { InitialParameter = -0.25 }).StartingParameter);
        Assert.AreEqual(maximum, gate.MaximumParameter);
    }

    [TestMethod]
    public void MaximumParameter_Gaussian_IsOnePlusSigma() => Assert.AreEqual(1.25, new GateSpecification { Sigma = 0.25 }.MaximumParameter);

    [TestMethod]
    [DataRow(GateKind.GumbelSoftmax, 1.0, true)]
    [DataRow(GateKind.Correlated, 1.0, false)]
    [DataRow(GateKind.HardConcrete, 2.0 / 3, false)]
    [DataRow(GateKind.Concrete, 2.0 / 3, false)]
    [DataRow(GateKind.LogitNormal, 0.3, false)]
    [DataRow(GateKind.CorrelatedLogitNormal, 0.3, false)]
    public void Relaxation_NotGiven_IsThatOfTheLaw(GateKind kind, double temperature, bool isHard)
    {
        var gate = new GateSpecification { Kind = kind };

        Assert.AreEqual(new TemperatureSchedule(temperature), gate.TemperatureOrDefault);
        Assert.AreEqual(isHard, gate.IsHardOrDefault);
        Assert.AreEqual(new TemperatureSchedule(3, 1), (gate with { Temperature = new(3, 1) }).TemperatureOrDefault);
        Assert.AreEqual(!isHard, (gate with { IsHard = !isHard }).IsHardOrDefault);
    }
}
