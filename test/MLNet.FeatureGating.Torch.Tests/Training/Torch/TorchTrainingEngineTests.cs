using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Torch;

namespace MLNet.FeatureGating.Torch.Tests.Training.Torch;

[TestClass]
public sealed class TorchTrainingEngineTests
{
    [TestMethod]
    public void Constructor_OutOfRange_ThrowsNamingTheArgument()
    {
        AssertNames("device", () => _ = new TorchTrainingEngine((ComputeDevice)99));
        AssertNames("threads", () => _ = new TorchTrainingEngine(ComputeDevice.Cpu, 0));
    }

    private static void AssertNames(string name, Action make)
    {
        ArgumentOutOfRangeException e = Assert.ThrowsExactly<ArgumentOutOfRangeException>(make, name);
        Assert.AreEqual(name, e.ParamName);
        Assert.StartsWith($"{name} must be ", e.Message);
        Assert.Contains(", but it is ", e.Message);
    }
}
