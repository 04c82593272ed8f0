using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Torch.Tests.Training.Torch;

[TestClass]
public sealed class EngineStoppingTests
{
    [TestMethod]
    public void Train_Patience_StopsThatLongAfterTheBest()
    {
        MemberResult result = Studies.Small(
            new() { MaximumEpochs = 500, LearningRate = 0.05, Patience = 5 },
            training: SyntheticData.CoinTosses(40, 6, 1),
            validation: SyntheticData.CoinTosses(60, 6, 2)).TrainOne();

        Assert.AreEqual(StopReason.Patience, result.StopReason);
        Assert.HasCount(result.BestEpoch + 5, result.History);
    }

    [TestMethod]
    public void Train_Progress_ReportsEveryEpoch()
    {
        var log = new ProgressLog();

        StudyResult result = Studies.Small(members: [Studies.Member(0.1, 1), Studies.Member(1, 2)]).Train(log);

        CollectionAssert.AreEqual(Enumerable.Range(1, 15).ToArray(), log.Reports.Select(report => report.Epoch).ToArray());
        Assert.IsTrue(log.Reports.All(report => report.MaximumEpochs == 15));
        Assert.IsTrue(log.Reports.SkipLast(1).All(report => report.ActiveMembers == 2));
        Assert.AreEqual(0, log.Reports[^1].ActiveMembers);
        for (int epoch = 0; epoch < 15; epoch++)
        {
            double Mean(Func<EpochRecord, double> quantity) => result.Members.Average(member => quantity(member.History[epoch]));
            Assert.AreEqual(Mean(record => record.TrainingLoss), log.Reports[epoch].TrainingLoss, 1e-12);
            Assert.AreEqual(Mean(record => record.ValidationLoss), log.Reports[epoch].ValidationLoss, 1e-12);
            Assert.AreEqual(Mean(record => record.OpenGates), log.Reports[epoch].OpenGates, 1e-12);
        }
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow(16)]
    public void Train_Cancelled_GivesTheBestSoFar(int? batchSize)
    {
        using var source = new CancellationTokenSource();
        var log = new ProgressLog(report =>
        {
            if (report.Epoch == 4)
            {
                source.Cancel();
            }
        });
        TrainingStudy study = Studies.Small(
            new() { MaximumEpochs = 1000, LearningRate = 0.02, BatchSize = batchSize },
            members: [Studies.Member(0.1, 1), Studies.Member(1, 2)]);

        StudyResult result = study.Train(log, source.Token);

        foreach (MemberResult member in result.Members)
        {
            Assert.AreEqual(StopReason.Cancelled, member.StopReason);
            Assert.HasCount(4, member.History);
            Assert.IsGreaterThan(0, member.BestEpoch);
        }

        MemberResult uninterrupted = Studies.Small(new() { MaximumEpochs = 4, LearningRate = 0.02, BatchSize = batchSize }).TrainOne();
        CollectionAssert.AreEqual(uninterrupted.GateParameters.ToArray(), result.Members[0].GateParameters.ToArray());
    }

    [TestMethod]
    public void Train_CancelledAfterAMemberHasStopped_KeepsItsResult()
    {
        using var source = new CancellationTokenSource();
        var log = new ProgressLog(report =>
        {
            if (report.ActiveMembers == 1)
            {
                source.Cancel();
            }
        });

        StudyResult result = DivergingStudy(new() { MaximumEpochs = 1000, WarmUpEpochs = 3 }).Train(log, source.Token);

        Assert.AreEqual(StopReason.Diverged, result.Members[0].StopReason);
        Assert.AreEqual(StopReason.Cancelled, result.Members[1].StopReason);
    }

    [TestMethod]
    public void Train_CancelledBeforehand_Throws() =>
        Assert.ThrowsExactly<OperationCanceledException>(() => Studies.Small().Train(null, new CancellationToken(true)));

    [TestMethod]
    public void Train_CancelledInItsFirstEpoch_Throws()
    {
        using var source = new CancellationTokenSource();

        // Weights are read three times each to check them, and again when they go to torch: past the first look at the token.
        var weights = new WatchedWeights(60, (3 * 60) + 1, source.Cancel);
        TrainingStudy study = Studies.Small(members: Studies.Member(0.1, 1) with { TrainingWeights = weights });

        Assert.ThrowsExactly<OperationCanceledException>(() => study.Train(null, source.Token));
    }

    [TestMethod]
    public void Train_OneMemberDiverges_TheOthersFinish()
    {
        TrainingSchedule schedule = new() { MaximumEpochs = 12, LearningRate = 0.02, WarmUpEpochs = 3 };

        StudyResult result = DivergingStudy(schedule).Train();

        // Its lambda is beyond single precision: it trains well through the warm-up, and breaks with the first penalty.
        MemberResult diverged = result.Members[0];
        Assert.AreEqual(StopReason.Diverged, diverged.StopReason);
        Assert.HasCount(4, diverged.History);
        Assert.AreEqual(0, diverged.BestEpoch, "A state of the warm-up is no result.");
        Assert.IsTrue(diverged.GateParameters.Concat(diverged.Layers.SelectMany(layer => layer.Weights)).All(float.IsFinite));
        MemberResult warmedUp = Studies.Small(schedule with { MaximumEpochs = 3 }, members: Studies.Member(0, 1)).TrainOne();
        CollectionAssert.AreEqual(warmedUp.GateParameters.ToArray(), diverged.GateParameters.ToArray());

        Assert.AreEqual(StopReason.MaximumEpochs, result.Members[1].StopReason);
        Close.BitEqual(Studies.Small(schedule, members: Studies.Member(0.1, 2)).TrainOne(), result.Members[1]);
    }

    [TestMethod]
    public void Train_DivergesAtOnce_GivesTheStart()
    {
        MemberResult result = Studies.Small(
            new() { LearningRate = 1e30, MaximumGradientNorm = null },
            task: LearningTask.Regression,
            training: SyntheticData.LinearRegression(50, 6, 1)).TrainOne();

        Assert.AreEqual(StopReason.Diverged, result.StopReason);
        Assert.AreEqual(0, result.BestEpoch);
        Assert.IsNull(result.Best);
        Assert.HasCount(1, result.History);
        Assert.IsTrue(result.GateParameters.All(mean => mean == 0.5f));
        Assert.IsTrue(result.Layers.SelectMany(layer => layer.Weights).All(float.IsFinite));
    }

    [TestMethod]
    public void Train_StudyThatDoesNotFit_Throws()
    {
        Assert.ThrowsExactly<InvalidOperationException>(() => Studies.Small(validation: SyntheticData.LinearBinary(10, 5, 1)).Train());
        Assert.ThrowsExactly<ArgumentNullException>(() => TorchTraining.Train(null!));
    }

    private static TrainingStudy DivergingStudy(TrainingSchedule schedule) =>
        Studies.Small(schedule, members: [Studies.Member(1e300, 1), Studies.Member(0.1, 2)]);
}
