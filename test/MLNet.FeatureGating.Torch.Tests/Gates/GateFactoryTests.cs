using MLNet.FeatureGating.Gates;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Torch.Tests.Gates;

[TestClass]
public sealed class GateFactoryTests
{
    [TestMethod]
    public void Create_Gaussian_TakesSigmaAndStartFromTheSpecification()
    {
        FeatureGate gate = GateFactory.Create(new() { Kind = GateKind.Gaussian, Sigma = 0.3, InitialParameter = 0.7 }, NoCorrelation);

        Assert.AreEqual(0.3, Assert.IsInstanceOfType<GaussianGate>(gate).Sigma);
        Assert.AreEqual(0.7, gate.InitialParameter);
    }

    [TestMethod]
    [DataRow(GateKind.Gaussian, typeof(GaussianGate), 0.5)]
    [DataRow(GateKind.StraightThrough, typeof(StraightThroughGate), 0.5)]
    [DataRow(GateKind.GumbelSoftmax, typeof(GumbelSoftmaxGate), 0.5)]
    [DataRow(GateKind.Correlated, typeof(CorrelatedGate), 0.5)]
    [DataRow(GateKind.HardConcrete, typeof(HardConcreteGate), 0.0)]
    [DataRow(GateKind.Concrete, typeof(ConcreteGate), 0.0)]
    [DataRow(GateKind.LogitNormal, typeof(LogitNormalGate), 0.0)]
    [DataRow(GateKind.CorrelatedLogitNormal, typeof(CorrelatedLogitNormalGate), 0.0)]
    [DataRow(GateKind.HyperNetworkLogitNormal, typeof(HyperNetworkLogitNormalGate), 0.0)]
    [DataRow(GateKind.L1Weights, typeof(L1WeightGate), 1.0)]
    public void Create_AnyKind_IsTheLawFromItsDefaultOrGivenStart(GateKind kind, Type law, double start)
    {
        using FeatureGate gate = GateFactory.Create(new() { Kind = kind }, GateLaws.Correlation);
        using FeatureGate started = GateFactory.Create(new() { Kind = kind, InitialParameter = -0.25 }, GateLaws.Correlation);

        Assert.AreEqual(law, gate.GetType());
        Assert.AreEqual(start, gate.InitialParameter);
        Assert.AreEqual(-0.25, started.InitialParameter);
    }

    [TestMethod]
    public void Create_EveryKind_StartsAndEndsWhereTheSpecificationSays()
    {
        foreach (GateKind kind in Enum.GetValues<GateKind>())
        {
            var specification = new GateSpecification { Kind = kind, Sigma = 0.25 };

            using FeatureGate gate = Create(specification);

            Assert.AreEqual(specification.StartingParameter, gate.InitialParameter);
            Assert.AreEqual(specification.MaximumParameter, gate.MaximumParameter);
        }
    }

    [TestMethod]
    public void Create_EveryKind_HasALaw()
    {
        foreach (GateKind kind in Enum.GetValues<GateKind>())
        {
            using FeatureGate gate = GateFactory.Create(new() { Kind = kind }, GateLaws.Correlation);
            using FeatureGate alone = GateFactory.CreateIndependent(new() { Kind = kind });
            Assert.IsNull(alone.GateCount, "Without correlation any number of gates will do.");
        }
    }

    [TestMethod]
    public void Create_Settings_ReachTheLaw()
    {
        var temperature = new TemperatureSchedule(3, 0.3);
        var gumbel = (GumbelSoftmaxGate)Create(new() { Kind = GateKind.GumbelSoftmax, Temperature = temperature, IsHard = false });
        var correlated = (CorrelatedGate)Create(new() { Kind = GateKind.Correlated, Temperature = temperature, IsHard = true });
        var concrete = (HardConcreteGate)Create(new() { Kind = GateKind.HardConcrete, Temperature = temperature });
        var weights = (L1WeightGate)Create(new() { Kind = GateKind.L1Weights, WeightThreshold = 0.02 });

        Assert.AreEqual(temperature, gumbel.Temperature);
        Assert.IsFalse(gumbel.IsHard);
        Assert.AreEqual(temperature, correlated.Temperature);
        Assert.IsTrue(correlated.IsHard);
        Assert.AreEqual(5, correlated.GateCount);
        Assert.AreEqual(temperature, concrete.Temperature);
        Assert.AreEqual(0.02, weights.Threshold);
        Assert.IsFalse(Create(new() { Kind = GateKind.StraightThrough, IsStochastic = false }).IsStochastic);
        Assert.IsTrue(((GumbelSoftmaxGate)Create(new() { Kind = GateKind.GumbelSoftmax })).IsHard);
        Assert.IsFalse(((CorrelatedGate)Create(new() { Kind = GateKind.Correlated })).IsHard);
    }

    [TestMethod]
    public void CreateIndependent_Correlated_IsASoftGumbelGate()
    {
        var gate = (GumbelSoftmaxGate)GateFactory.CreateIndependent(new() { Kind = GateKind.Correlated, Temperature = new(2) });

        Assert.IsFalse(gate.IsHard);
        Assert.AreEqual(2, gate.Temperature.Final);
    }

    [TestMethod]
    public void Create_NoTemperature_IsThatOfTheSpecificationAndOfTheLaw()
    {
        AssertTemperature(2.0 / 3, GateKind.Concrete, new ConcreteGate(), law => ((ConcreteGate)law).Temperature);
        AssertTemperature(0.3, GateKind.LogitNormal, new LogitNormalGate(), law => ((NormalGate)law).Temperature);
        AssertTemperature(0.3, GateKind.CorrelatedLogitNormal, new CorrelatedLogitNormalGate(), law => ((NormalGate)law).Temperature);
        AssertTemperature(
            0.3, GateKind.HyperNetworkLogitNormal, new HyperNetworkLogitNormalGate(), law => ((HyperNetworkLogitNormalGate)law).Temperature);
    }

    private static void AssertTemperature(double expected, GateKind kind, FeatureGate bare, Func<FeatureGate, TemperatureSchedule> of)
    {
        Assert.AreEqual(new(expected), of(Create(new() { Kind = kind })));
        Assert.AreEqual(new(expected), of(bare));
        Assert.AreEqual(new(3, 0.1), of(Create(new() { Kind = kind, Temperature = new(3, 0.1) })));
    }

    private static FeatureGate Create(GateSpecification specification) => GateFactory.Create(specification, GateLaws.Correlation);

    private static FeatureCorrelation NoCorrelation() => throw new InvalidOperationException("No correlation is asked for.");
}
