using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Cpu;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;
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
    public void Create_CpuAndGatesOfTorchOnly_TrainsThemByTorch()
    {
        TrainingStudy study = Studies.Small(new() { MaximumEpochs = 3 }, new() { Kind = GateKind.HyperNetworkLogitNormal });

        MemberResult expected = new TorchTrainingEngine(ComputeDevice.Cpu).Train(study).Members[0];
        MemberResult result = TrainingEngines.Create(ComputeDevice.Cpu, 1).Train(study).Members[0];

        Close.BitEqual(expected, result);
    }

    [TestMethod]
    public void Train_ManagedEngineAndGatesOfTorchOnly_SaysWhatToDo()
    {
        TrainingStudy study = Studies.Small(
            new() { MaximumEpochs = 3 },
            members: [Studies.Member(0, 1), Studies.Member(0, 2) with { Gate = new() { Kind = GateKind.HyperNetworkLogitNormal } }]);

        InvalidOperationException e = Assert.ThrowsExactly<InvalidOperationException>(() => new CpuTrainingEngine().Train(study));

        Assert.Contains("HyperNetworkLogitNormal, those of member 1,", e.Message);
        Assert.Contains("TrainingEngines.Create", e.Message);
        Assert.Contains("CorrelatedLogitNormal", e.Message);
    }

    // Behind fixed masks there are no gates: whatever their law is said to be, nothing is wanted of it.
    [TestMethod]
    public void Train_ManagedEngineAndFixedMasks_LooksAtNoLaw()
    {
        TrainingStudy study = Studies.Small(
            new() { MaximumEpochs = 3 },
            new() { Kind = GateKind.HyperNetworkLogitNormal },
            training: SyntheticData.LinearBinary(40, 3, 1),
            members: Studies.Member(0, 1) with { FixedMask = [1, 0, 1] });

        Assert.HasCount(3, new CpuTrainingEngine().Train(study).Members[0].History);
    }

    [TestMethod]
    public void Create_Unknown_Throws() =>
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => TrainingEngines.Create((ComputeDevice)9));
}
