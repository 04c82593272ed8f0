using MLNet.FeatureGating.Training.Cpu;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Training.Tests.Cpu.Engine;

[TestClass]
[DoNotParallelize]
public sealed class EngineMemoryTests
{
    private static readonly TrainingSchedule Schedule = new() { MaximumEpochs = 10, BatchSize = 16 };

    [TestMethod]
    [DataRow(GateKind.Gaussian)]
    [DataRow(GateKind.Correlated)]
    [DataRow(GateKind.LogitNormal)]
    [DataRow(GateKind.CorrelatedLogitNormal)]
    public void Train_Done_LeavesNothingAlive(GateKind kind)
    {
        int before = NativeFloats.AliveCount;

        new CpuTrainingEngine(2).Train(Study(Schedule, kind, weights: true));

        Assert.AreEqual(before, NativeFloats.AliveCount);
    }

    [TestMethod]
    public void Train_Cancelled_LeavesNothingAlive()
    {
        int before = NativeFloats.AliveCount;
        using var cancellation = new CancellationTokenSource();

        new CpuTrainingEngine(2).Train(Study(Schedule, GateKind.Gaussian), new ProgressLog(_ => cancellation.Cancel()), cancellation.Token);

        Assert.AreEqual(before, NativeFloats.AliveCount);
    }

    [TestMethod]
    public void Train_HandlerThrows_LeavesNothingAlive()
    {
        int before = NativeFloats.AliveCount;

        Assert.ThrowsExactly<NotSupportedException>(
            () => new CpuTrainingEngine(2).Train(Study(Schedule, GateKind.Gaussian), new ProgressLog(_ => throw new NotSupportedException())));

        Assert.AreEqual(before, NativeFloats.AliveCount);
    }

    [TestMethod]
    [DataRow(GateKind.Gaussian, NoiseSharing.PerRow)]
    [DataRow(GateKind.Gaussian, NoiseSharing.PerBatch)]
    [DataRow(GateKind.Correlated, NoiseSharing.PerRow)]
    [DataRow(GateKind.Correlated, NoiseSharing.PerBatch)]
    [DataRow(GateKind.HardConcrete, NoiseSharing.PerRow)]
    [DataRow(GateKind.LogitNormal, NoiseSharing.PerRow)]
    [DataRow(GateKind.CorrelatedLogitNormal, NoiseSharing.PerBatch)]
    public void Train_MoreSteps_AllocateNothing(GateKind kind, NoiseSharing noise)
    {
        long few = Allocated(60, kind, noise);
        long many = Allocated(3, kind, noise);

        // Twenty times as many steps of as many epochs.
        Assert.IsLessThan(few + 256, many, "A step must not allocate.");
    }

    private static long Allocated(int batch, GateKind kind, NoiseSharing noise)
    {
        TrainingStudy study = Study(Schedule with { BatchSize = batch == 60 ? 59 : batch, MaximumEpochs = 30 }, kind, noise);
        new CpuTrainingEngine(1).Train(study);
        long before = GC.GetAllocatedBytesForCurrentThread();
        new CpuTrainingEngine(1).Train(study);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static TrainingStudy Study(TrainingSchedule schedule, GateKind kind, NoiseSharing noise = NoiseSharing.PerRow, bool weights = false) =>
        Studies.Small(
            schedule,
            gate: new() { Kind = kind, Noise = noise },
            validation: SyntheticData.LinearBinary(20, 6, 2),
            members: new StudyMember
            {
                Seed = 1,
                Lambda = 0.1,
                TrainingWeights = weights ? SyntheticData.Weights(60, 1) : null,
                ValidationWeights = weights ? SyntheticData.Weights(20, 2) : null,
            });
}
