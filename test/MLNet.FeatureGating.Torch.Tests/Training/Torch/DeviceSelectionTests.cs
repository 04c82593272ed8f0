using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Training.Torch;

[TestClass]
public sealed class DeviceSelectionTests
{
    [TestMethod]
    public void Resolve_Cpu_IsTheCpu() => Assert.AreEqual("cpu", DeviceSelection.Resolve(ComputeDevice.Cpu).ToString());

    [TestMethod]
    public void Resolve_Auto_IsWhatThereIs() =>
        Assert.StartsWith(cuda.is_available() ? "cuda" : "cpu", DeviceSelection.Resolve(ComputeDevice.Auto).ToString());

    [TestMethod]
    public void Resolve_Cuda_IsThatOrAnErrorThatSaysWhatToDo()
    {
        if (cuda.is_available())
        {
            Assert.StartsWith("cuda", DeviceSelection.Resolve(ComputeDevice.Cuda).ToString());
            return;
        }

        InvalidOperationException e = Assert.ThrowsExactly<InvalidOperationException>(() => DeviceSelection.Resolve(ComputeDevice.Cuda));
        Assert.Contains("TorchSharp-cuda-linux", e.Message);
        Assert.Contains("ComputeDevice.Auto", e.Message);
    }
}
