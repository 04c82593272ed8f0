using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Torch.Tests.Assertions;
using MLNet.FeatureGating.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Masks.Training;

/// <summary>Training leaves torch as it found it, whatever that was, and leaves nothing but its result.</summary>
[TestClass]
public sealed class MaskTrainerSurroundingsTests
{
    private static readonly ImageSet Images = LatentImages.Create(80);

    public static IEnumerable<object[]> Methods => MaskTrainerTests.Methods;

    [TestMethod]
    [DynamicData(nameof(Methods))]
    public void Train_Disposed_LeavesNoTensorsAlive(MaskMethod method)
    {
        // Whatever TorchSharp counts for parameters that have been made and freed, it is the same after one step and after ten.
        long shortest = Alive.Growth(() => new MaskTrainer(Options(method) with { Steps = 1, RefitSteps = 1 }).Train(Images, null, 3).Dispose());
        long longer = Alive.Growth(() => new MaskTrainer(Options(method)).Train(Images, null, 3).Dispose());

        Assert.AreEqual(shortest, longer);
    }

    [TestMethod]
    [DynamicData(nameof(Methods))]
    public void Train_InsideAScope_LeavesNothingInItAndTheReconstructorOutsideOfIt(MaskMethod method)
    {
        MaskTrainingResult result;
        using (DisposeScope scope = NewDisposeScope())
        {
            result = new MaskTrainer(Options(method)).Train(Images, null, 3);
            Assert.AreEqual(0, scope.DisposablesCount);
        }

        using (result)
        {
            Assert.HasCount(36, result.Reconstructor.Reconstruct(Images.ImageAt(0)));
        }
    }

    [TestMethod]
    public void Train_Adversarial_LeavesNothingInAScope()
    {
        using DisposeScope scope = NewDisposeScope();
        MaskTrainingOptions options = Options() with
        {
            Reconstructor = ReconstructorKind.Convolutional,
            Filters = 2,
            ResidualBlocks = 1,
            AdversarialReconstructionWeight = 100,
        };

        new MaskTrainer(options).Train(Images, null, 3).Dispose();

        Assert.AreEqual(0, scope.DisposablesCount);
    }

    [TestMethod]
    public void Refit_InsideAScope_LeavesNothingInItAndTheReconstructorOutsideOfIt()
    {
        ImageReconstructor reconstructor;
        using (DisposeScope scope = NewDisposeScope())
        {
            (_, reconstructor) = new MaskTrainer(Options()).Refit(Images, null, [1, 2]);
            Assert.AreEqual(0, scope.DisposablesCount);
        }

        using (reconstructor)
        {
            Assert.HasCount(36, reconstructor.Reconstruct(Images.ImageAt(0)));
        }
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    public void Train_CancelledBeforeTheMaskIsThin_ThrowsAndLeavesNothing(int afterReports)
    {
        using DisposeScope scope = NewDisposeScope();
        using var source = new CancellationTokenSource();
        MaskProgressLog log = CancelAfter(afterReports, source);

        Assert.Throws<OperationCanceledException>(() =>
            new MaskTrainer(Options() with { Steps = 100, RefitSteps = 100 }).Train(Images, null, 3, progress: log, cancellationToken: source.Token));

        Assert.AreEqual(afterReports, log.Reports.Count);
        Assert.AreEqual(0, scope.DisposablesCount);
    }

    // In step 50 of 60, behind the last step, and in the refit.
    [TestMethod]
    [DataRow(60, 1)]
    [DataRow(50, 1)]
    [DataRow(50, 2)]
    public void Train_CancelledLater_KeepsTheSelectionAndLeavesNothing(int steps, int afterReports)
    {
        using DisposeScope scope = NewDisposeScope();
        using var source = new CancellationTokenSource();
        MaskProgressLog log = CancelAfter(afterReports, source);
        MaskTrainingOptions options = Options() with { Steps = steps, RefitSteps = 100 };

        using (MaskTrainingResult result = new MaskTrainer(options).Train(Images, null, 3, progress: log, cancellationToken: source.Token))
        {
            Assert.AreEqual(afterReports, log.Reports.Count);
            Assert.HasCount(3, result.Selected.Distinct());
            Assert.IsTrue(double.IsFinite(result.JointError));
            Assert.IsTrue(double.IsNaN(result.RefitError));
            Assert.HasCount(36, result.Reconstructor.Reconstruct(Images.ImageAt(0)));
        }

        Assert.AreEqual(0, scope.DisposablesCount);
    }

    [TestMethod]
    public void Train_Failing_LeavesNothingAndRestoresThreads()
    {
        int before = get_num_threads();
        using DisposeScope scope = NewDisposeScope();

        Assert.ThrowsExactly<NotSupportedException>(() => new MaskTrainer(Options() with { Threads = before + 2 }).Train(
            Images, null, 3, progress: new MaskProgressLog(_ => throw new NotSupportedException())));

        Assert.AreEqual(0, scope.DisposablesCount);
        Assert.AreEqual(before, get_num_threads());
    }

    [TestMethod]
    public void Train_OwnNumberOfThreads_IsForTrainingOnly()
    {
        int before = get_num_threads();
        int during = 0;

        new MaskTrainer(Options() with { Threads = before + 2 }).Train(
            Images, null, 3, progress: new MaskProgressLog(_ => during = get_num_threads())).Dispose();

        Assert.AreEqual(before + 2, during);
        Assert.AreEqual(before, get_num_threads());
    }

    [TestMethod]
    [DynamicData(nameof(Methods))]
    public void Train_AnyMethod_LeavesGlobalRandomStateAlone(MaskMethod method)
    {
        using var scope = NewDisposeScope();
        byte[] before = get_rng_state().data<byte>().ToArray();

        new MaskTrainer(Options(method)).Train(Images, null, 3).Dispose();

        CollectionAssert.AreEqual(before, get_rng_state().data<byte>().ToArray());
    }

    [TestMethod]
    public void Train_WithoutGradients_LearnsTheSameAndLeavesThemOff()
    {
        using MaskTrainingResult expected = new MaskTrainer(Options()).Train(Images, null, 3);
        using var scope = NewDisposeScope();
        using IDisposable off = no_grad();

        using MaskTrainingResult actual = new MaskTrainer(Options()).Train(Images, null, 3);

        Assert.AreEqual(expected.RefitError, actual.RefitError);
        CollectionAssert.AreEqual(expected.Probabilities.ToArray(), actual.Probabilities.ToArray());
        Assert.IsFalse((zeros([1], ScalarType.Float32).requires_grad_() * 2.0).requires_grad);
    }

    // Another training between two alike changes neither.
    [TestMethod]
    public void Train_SameTrainerTwice_RemembersNothing()
    {
        var trainer = new MaskTrainer(Options());
        using MaskTrainingResult first = trainer.Train(Images, null, 3);
        trainer.Train(LatentImages.Classes(40), null, 2).Dispose();
        using MaskTrainingResult second = trainer.Train(Images, null, 3);

        Assert.AreEqual(first.RefitError, second.RefitError);
        CollectionAssert.AreEqual(first.Selected.ToArray(), second.Selected.ToArray());
    }

    private static MaskTrainingOptions Options(MaskMethod method = MaskMethod.CorrelatedLogitNormal) => new()
    {
        Method = method,
        HiddenUnits = [8],
        Steps = 10,
        RefitSteps = 10,
        BatchSize = 16,
        Device = ComputeDevice.Cpu,
    };

    private static MaskProgressLog CancelAfter(int reports, CancellationTokenSource source)
    {
        if (reports == 0)
        {
            source.Cancel();
        }

        int told = 0;
        return new MaskProgressLog(_ =>
        {
            if (++told == reports)
            {
                source.Cancel();
            }
        });
    }
}
