using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;
using MLNet.FeatureGating.Training.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Training.Torch;

/// <summary>Training leaves torch as it found it, whatever that was.</summary>
[TestClass]
public sealed class EngineSurroundingsTests
{
    private static readonly StudyMember[] Members = [Studies.Member(0.1, 1), Studies.Member(1, 2), Studies.Member(1e300, 3)];

    [TestMethod]
    [DataRow(null)]
    [DataRow(16)]
    public void Train_Finished_LeavesNoTensorsAlive(int? batchSize) => AssertNoTensorsLeft(
        () => Studies.Small(new() { MaximumEpochs = 8, BatchSize = batchSize, WarmUpEpochs = 2 }, members: Members).Train());

    [TestMethod]
    public void Train_Cancelled_LeavesNoTensorsAlive() => AssertNoTensorsLeft(() =>
    {
        using var source = new CancellationTokenSource();
        var log = new ProgressLog(_ => source.Cancel());
        Studies.Small(new() { MaximumEpochs = 100, BatchSize = 16 }, members: Members).Train(log, source.Token);
    });

    [TestMethod]
    public void Train_Failing_LeavesNoTensorsAlive() => AssertNoTensorsLeft(() => Assert.ThrowsExactly<NotSupportedException>(
        () => Studies.Small(members: Members).Train(new ProgressLog(_ => throw new NotSupportedException()))));

    [TestMethod]
    public void Train_InsideAScope_LeavesNothingInIt()
    {
        MemberResult outside = Studies.Small().TrainOne();
        using DisposeScope scope = NewDisposeScope();
        Tensor own = zeros([2], ScalarType.Float32);

        MemberResult inside = Studies.Small().TrainOne();

        Assert.AreEqual(1, scope.DisposablesCount);
        CollectionAssert.AreEqual(new double[2], Tensors.Values(own));
        Close.BitEqual(outside, inside);
    }

    [TestMethod]
    public void Train_WithoutGradients_LearnsTheSameAndLeavesThemOff()
    {
        MemberResult expected = Studies.Small().TrainOne();
        using var scope = NewDisposeScope();
        using IDisposable off = no_grad();

        MemberResult actual = Studies.Small().TrainOne();

        Close.BitEqual(expected, actual);
        Assert.IsFalse(GradientsAreOn());
    }

    [TestMethod]
    public void Train_WithGradients_LeavesThemOn()
    {
        using var scope = NewDisposeScope();

        Studies.Small().Train();

        Assert.IsTrue(GradientsAreOn());
    }

    [TestMethod]
    public void Train_OwnNumberOfThreads_IsForTrainingOnly()
    {
        int before = get_num_threads();
        int during = 0;

        new TorchTrainingEngine(ComputeDevice.Cpu, before + 2).Train(Studies.Small(), new ProgressLog(_ => during = get_num_threads()));

        Assert.AreEqual(before + 2, during);
        Assert.AreEqual(before, get_num_threads());
    }

    [TestMethod]
    public void Train_Failing_RestoresThreads()
    {
        int before = get_num_threads();

        Assert.ThrowsExactly<NotSupportedException>(() => new TorchTrainingEngine(ComputeDevice.Cpu, before + 2)
            .Train(Studies.Small(), new ProgressLog(_ => throw new NotSupportedException())));

        Assert.AreEqual(before, get_num_threads());
    }

    [TestMethod]
    public void Train_AnyStudy_LeavesGlobalRandomStateAlone()
    {
        using var scope = NewDisposeScope();
        byte[] before = get_rng_state().data<byte>().ToArray();

        Studies.Small(new() { MaximumEpochs = 3, BatchSize = 16 }, members: Members).Train();

        CollectionAssert.AreEqual(before, get_rng_state().data<byte>().ToArray());
    }

    [TestMethod]
    public void Train_SameEngineTwice_RemembersNothing()
    {
        var engine = new TorchTrainingEngine(ComputeDevice.Cpu);
        MemberResult first = engine.Train(Studies.Small()).Members.Single();
        engine.Train(Studies.Small(members: Members));

        Close.BitEqual(first, engine.Train(Studies.Small()).Members.Single());
    }

    private static bool GradientsAreOn() => (zeros([1], ScalarType.Float32).requires_grad_() * 2.0).requires_grad;

    private static void AssertNoTensorsLeft(Action train)
    {
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        train();

        Assert.AreEqual(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
