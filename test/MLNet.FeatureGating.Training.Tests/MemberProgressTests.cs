namespace MLNet.FeatureGating.Training.Tests;

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
    [DataRow(1.0, 0.5)]
    [DataRow(5.0, 0.1)]
    public void Add_SparserNetworkWithSomewhatLargerLoss_Wins(double whole, double lambda)
    {
        var progress = new MemberProgress(new() { Lambda = lambda, Seed = 0 }, new() { MaximumEpochs = 10 });
        progress.Add(Record(1, 1.0, penalty: whole));

        // Of five gates, both penalties are 0.1 each after lambda: three gates fewer are worth 0.3.
        Assert.IsFalse(progress.Add(Record(2, 1.31, penalty: 0.4 * whole)));
        Assert.IsTrue(progress.Add(Record(3, 1.29, penalty: 0.4 * whole)));
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
    public void Add_NotFinite_Diverges(double trainingLoss, double validationLoss, double penalty)
    {
        MemberProgress progress = Progress(new() { MaximumEpochs = 10 });
        Feed(progress, 2);

        bool improved = progress.Add(new EpochRecord(2, 0.1, trainingLoss, validationLoss, 0, 1, 1, penalty));

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

        progress.Add(new EpochRecord(4, 0.1, double.NaN, 1, 0, 1, 1, 1));

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

    [TestMethod]
    public void Add_LossCriterion_LooksAtTheLossAlone()
    {
        MemberProgress progress = Progress(new() { MaximumEpochs = 10, Criterion = StoppingCriterion.Loss });

        Assert.IsTrue(progress.Add(Record(1, 1.0, penalty: 1)));
        Assert.IsFalse(progress.Add(Record(2, 1.001, penalty: 0)));
        Assert.IsTrue(progress.Add(Record(3, 0.999, penalty: 1e6)));
        Assert.AreEqual(3, progress.BestEpoch);
    }

    [TestMethod]
    public void Add_MetricCriterion_TakesTheLargestAndOfEqualOnesTheSmallerObjective()
    {
        MemberProgress progress = Progress(new() { MaximumEpochs = 20, Criterion = StoppingCriterion.Metric, Patience = 4 });

        bool[] kept = [.. new[] { (0.8, 2.0), (0.7, 1.0), (0.8, 1.5), (0.8, 1.6), (double.NaN, 0.1) }.Select(
            (epoch, i) => progress.Add(new EpochRecord(i + 1, 0.1, 1, epoch.Item2, epoch.Item1, 1, 1, 0)))];

        CollectionAssert.AreEqual(new[] { true, false, true, false, false }, kept);
        Assert.AreEqual(3, progress.BestEpoch);
        Assert.AreEqual(StopReason.Patience, progress.StopReason, "A tie is no gain: four epochs have passed since the first.");
    }

    [TestMethod]
    public void Add_MetricIsNoNumberThroughout_TakesTheSmallestObjective()
    {
        MemberProgress progress = Progress(new() { MaximumEpochs = 10, Criterion = StoppingCriterion.Metric });

        foreach ((double loss, int i) in new[] { 3.0, 1, 2 }.Select((loss, i) => (loss, i)))
        {
            progress.Add(new EpochRecord(i + 1, 0.1, 1, loss, double.NaN, 1, 1, 0));
        }

        Assert.AreEqual(2, progress.BestEpoch);
        Assert.IsNull(progress.StopReason);
    }

    [TestMethod]
    public void Add_KeepLast_KeepsEveryEpochButPatienceStillCounts()
    {
        MemberProgress progress = Progress(new() { MaximumEpochs = 10, Keep = KeptState.Last, Patience = 2 });

        CollectionAssert.AreEqual(new[] { true, true, true }, Feed(progress, 1, 2, 3));
        Assert.AreEqual(3, progress.BestEpoch);
        Assert.AreEqual(StopReason.Patience, progress.StopReason);
    }

    [TestMethod]
    public void Add_KeepLast_DoesNotKeepWhatDiverged()
    {
        MemberProgress progress = Progress(new() { MaximumEpochs = 10, Keep = KeptState.Last });
        Feed(progress, 3, 4);

        Assert.IsFalse(progress.Add(Record(3, double.NaN, 1)));
        Assert.AreEqual(2, progress.BestEpoch);
    }

    [TestMethod]
    public void Add_MinimumEpochs_HoldPatienceBack()
    {
        MemberProgress progress = Progress(new() { MaximumEpochs = 100, Patience = 2, MinimumEpochs = 5 });

        Feed(progress, 1, 2, 2, 2);
        Assert.IsNull(progress.StopReason);
        Feed(progress, 2);
        Assert.AreEqual(StopReason.Patience, progress.StopReason);
        Assert.AreEqual(1, progress.BestEpoch);
    }

    [TestMethod]
    public void Add_SteeredMember_ComparesLossesAfterTheWay()
    {
        var progress = new MemberProgress(new() { TargetGates = 3, Seed = 0, Lambda = 1e6 }, new() { MaximumEpochs = 10 });

        // The way to the target is eight epochs of ten long: the ninth is the first that counts, and lambda does not.
        bool[] kept = [.. new[] { 1.0, 2, 3, 4, 5, 6, 7, 8, 9, 8.5 }.Select((loss, i) => progress.Add(Record(i + 1, loss, penalty: i)))];

        Assert.IsTrue(kept.All(isKept => isKept));
        Assert.AreEqual(10, progress.BestEpoch);
    }

    private static MemberProgress Progress(TrainingSchedule schedule) =>
        new(new() { Lambda = 0.1, Seed = 0 }, schedule);

    private static bool[] Feed(MemberProgress progress, params double[] validationLosses) =>
        [.. validationLosses.Select(loss => progress.Add(Record(progress.History.Count + 1, loss, 1)))];

    private static EpochRecord Record(int epoch, double validationLoss, double penalty) =>
        new(epoch, 0.1, 1, validationLoss, 0, 1, 1, penalty);
}
