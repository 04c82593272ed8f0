using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Cpu;
using MLNet.FeatureGating.Training.Torch;

namespace MLNet.FeatureGating.Torch.Tests.Training.Torch;

[TestClass]
public sealed class TrainingEnginesTests
{
    [TestMethod]
    public void Create_Cpu_IsTheManagedEngine() => Assert.IsInstanceOfType<CpuTrainingEngine>(TrainingEngines.Create(ComputeDevice.Cpu));

    [TestMethod]
    public void Create_Auto_IsTorchWhereItHasAGpuOnly()
    {
        Type expected = TorchSharp.torch.cuda.is_available() ? typeof(TorchTrainingEngine) : typeof(CpuTrainingEngine);

        Assert.AreEqual(expected, TrainingEngines.Create(ComputeDevice.Auto).GetType());
    }

    [TestMethod]
    public void Create_Cuda_IsTorch() => Assert.IsInstanceOfType<TorchTrainingEngine>(TrainingEngines.Create(ComputeDevice.Cuda));

    [TestMethod]
    public void Create_Unknown_Throws() =>
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => TrainingEngines.Create((ComputeDevice)9));
}
