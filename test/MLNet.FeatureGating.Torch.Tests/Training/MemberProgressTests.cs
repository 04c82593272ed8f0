using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Torch.Tests.Training;

[TestClass]
public sealed class MemberProgressTests
{
    [TestMethod]
    public void Add_ObjectiveGetsBetterAndWorse_KeepsTheBest()
    {
        MemberProgress progress = Progress(new() { MaximumEpochs = 10 });

        bool[] improved = Feed(progress, 3, 2, 2.5, 1, 4);

        CollectionAssert.AreEqual(new[] { true, true, false, true, false }, improved);
        Assert.AreEqual(4, progress.BestEpoch);
        Assert.IsNull(progress.StopReason);
        Assert.HasCount(5, progress.History);
    }

    [TestMethod]
    public void Add_Tie_KeepsTheFirst()
    {
        MemberProgress progress = Progress(new() { MaximumEpochs = 10 });

        CollectionAssert.AreEqual(new[] { true, false, false }, Feed(progress, 2, 2, 2));
        Assert.AreEqual(1, progress.BestEpoch);
    }

    [TestMethod]
    [DataRow(GatePenalty.Mean, 0.5)]
    [DataRow(GatePenalty.Sum, 0.1)]
    public void Add_SparserNetworkWithSomewhatLargerLoss_Wins(GatePenalty penalty, double lambda)
    {
        var progress = new MemberProgress(new() { Lambda = lambda, Seed = 0 }, new() { MaximumEpochs = 10 }, penalty, gateCount: 5);
        progress.Add(Record(1, 1.0, expectedOpen: 5));

        // Both penalties are 0.1 a gate: three gates fewer are worth 0.3.
        Assert.IsFalse(progress.Add(Record(2, 1.31, expectedOpen: 2)));
        Assert.IsTrue(progress.Add(Record(3, 1.29, expectedOpen: 2)));
    }

    [TestMethod]
    public void Add_LastEpoch_StopsAtMaximum()
    {
        MemberProgress progress = Progress(new() { MaximumEpochs = 3 });

        Feed(progress, 1, 2, 3);

        Assert.AreEqual(StopReason.MaximumEpochs, progress.StopReason);
        Assert.AreEqual(1, progress.BestEpoch);
    }

    [TestMethod]
    public void Add_NothingBetterForPatience_Stops()
    {
        MemberProgress progress = Progress(new() { MaximumEpochs = 100, Patience = 3 });

        Feed(progress, 5, 4, 6, 6);
        Assert.IsNull(progress.StopReason);
        Feed(progress, 6);

        Assert.AreEqual(StopReason.Patience, progress.StopReason);
        Assert.AreEqual(2, progress.BestEpoch);
    }

    [TestMethod]
    public void Add_Improvement_RestartsPatience()
    {
        MemberProgress progress = Progress(new() { MaximumEpochs = 100, Patience = 2 });

        Feed(progress, 5, 6, 4, 6);

        Assert.IsNull(progress.StopReason);
    }

    [TestMethod]
    public void Add_BeforeTheEndOfTheRamp_TheLatestIsTheBestAndPatienceWaits()
    {
        MemberProgress progress = Progress(new() { MaximumEpochs = 100, WarmUpEpochs = 2, RampEpochs = 2, Patience = 2 });

        // Epochs 1 to 4 have no or a part of the penalty, epoch 5 is the first with all of it.
        CollectionAssert.AreEqual(new[] { true, true, true, true, true, false }, Feed(progress, 1, 2, 3, 4, 5, 6));
        Assert.IsNull(progress.StopReason);
        Assert.AreEqual(5, progress.BestEpoch);
        Assert.IsTrue(Feed(progress, 4.5)[0], "Only fully penalised epochs compete.");
        Feed(progress, 5, 5);
        Assert.AreEqual(StopReason.Patience, progress.StopReason);
        Assert.AreEqual(7, progress.BestEpoch);
    }

    [TestMethod]
    public void Add_RampLongerThanTraining_TakesTheLastEpoch()
    {
        MemberProgress progress = Progress(new() { MaximumEpochs = 3, WarmUpEpochs = 5, RampEpochs = 5 });

        Feed(progress, 1, 2, 3);

        Assert.AreEqual(3, progress.BestEpoch);
        Assert.AreEqual(StopReason.MaximumEpochs, progress.StopReason);
    }

    [TestMethod]
    [DataRow(double.NaN, 1.0, 1.0)]
    [DataRow(1.0, double.NaN, 1.0)]
    [DataRow(1.0, 1.0, double.NaN)]
    [DataRow(double.PositiveInfinity, 1.0, 1.0)]
    [DataRow(1.0, double.PositiveInfinity, 1.0)]
    public void Add_NotFinite_Diverges(double trainingLoss, double validationLoss, double expectedOpen)
    {
        MemberProgress progress = Progress(new() { MaximumEpochs = 10 });
        Feed(progress, 2);

        bool improved = progress.Add(new EpochRecord(2, 0.1, trainingLoss, validationLoss, 0, expectedOpen, 1));

        Assert.IsFalse(improved);
        Assert.AreEqual(StopReason.Diverged, progress.StopReason);
        Assert.AreEqual(1, progress.BestEpoch);
        Assert.HasCount(2, progress.History);
    }

    [TestMethod]
    public void Add_NotFiniteBeforeThePenaltyIsWhole_LeavesNothingOfUse()
    {
        MemberProgress progress = Progress(new() { MaximumEpochs = 10, WarmUpEpochs = 2, RampEpochs = 1 });
        Feed(progress, 3, 2, 1);

        progress.Add(new EpochRecord(4, 0.1, double.NaN, 1, 0, 1, 1));

        Assert.AreEqual(StopReason.Diverged, progress.StopReason);
        Assert.AreEqual(0, progress.BestEpoch);
    }

    [TestMethod]
    public void Cancel_Running_StopsAsCancelled()
    {
        MemberProgress progress = Progress(new() { MaximumEpochs = 10 });
        Feed(progress, 2);

        progress.Cancel();

        Assert.AreEqual(StopReason.Cancelled, progress.StopReason);
    }

    private static MemberProgress Progress(TrainingSchedule schedule) =>
        new(new() { Lambda = 0.1, Seed = 0 }, schedule, GatePenalty.Mean, gateCount: 4);

    private static bool[] Feed(MemberProgress progress, params double[] validationLosses) =>
        [.. validationLosses.Select(loss => progress.Add(Record(progress.History.Count + 1, loss, 1)))];

    private static EpochRecord Record(int epoch, double validationLoss, double expectedOpen) =>
        new(epoch, 0.1, 1, validationLoss, 0, expectedOpen, 1);
}
