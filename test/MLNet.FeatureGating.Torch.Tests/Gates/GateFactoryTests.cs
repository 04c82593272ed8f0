using MLNet.FeatureGating.Gates;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Torch.Tests.Gates;

[TestClass]
public sealed class GateFactoryTests
{
    [TestMethod]
    public void Create_Gaussian_TakesSigmaAndStartFromTheSpecification()
    {
        FeatureGate gate = GateFactory.Create(new() { Kind = GateKind.Gaussian, Sigma = 0.3, InitialMean = 0.7 });

        Assert.AreEqual(0.3, Assert.IsInstanceOfType<GaussianGate>(gate).Sigma);
        Assert.AreEqual(0.7, gate.InitialParameter);
    }
}
