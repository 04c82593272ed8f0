using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;
using TorchSharp;

namespace MLNet.FeatureGating.Torch.Tests.Training.Torch;

/// <summary>Tasks other than classes and values.</summary>
[TestClass]
public sealed class EngineTaskTests
{
    [TestMethod]
    [DataRow(null)]
    [DataRow(50)]
    public void Train_Survival_OrdersByHazardAndKeepsItsCauses(int? batchSize)
    {
        MemberResult result = Studies.Small(
            new() { MaximumEpochs = batchSize is null ? 250 : 80, LearningRate = 0.02, GateLearningRate = 0.03, BatchSize = batchSize },
            network: new() { HiddenUnits = [8] },
            task: LearningTask.Survival,
            training: SyntheticData.ProportionalHazards(250, 6, 1),
            validation: SyntheticData.ProportionalHazards(150, 6, 2),
            members: Studies.Member(0.5, 1)).TrainOne();

        // The true hazards themselves order about four of five pairs.
        Assert.IsGreaterThan(0.74, result.Best!.Value.ValidationMetric);
        Assert.IsTrue(result.GateValues[0] > 0 && result.GateValues[1] > 0, string.Join(", ", result.GateValues));
        Assert.IsTrue(result.GateValues.Skip(2).All(value => value == 0), string.Join(", ", result.GateValues));
        Assert.IsLessThan(result.History[0].TrainingLoss - 0.2, result.Best.Value.TrainingLoss);
    }

    [TestMethod]
    public void Train_Reconstruction_LearnsTheFeaturesFromFewOfThem()
    {
        MemberResult result = Studies.Small(
            new() { MaximumEpochs = 400, LearningRate = 0.02, GateLearningRate = 0.02 },
            network: new() { HiddenUnits = [8], Activation = Activation.Tanh },
            task: LearningTask.Reconstruction,
            training: SyntheticData.HiddenCauses(200, 8, 1),
            validation: SyntheticData.HiddenCauses(100, 8, 2),
            members: Studies.Member(0.2, 1)).TrainOne();

        Assert.AreEqual(8, result.Layers[^1].Outputs);
        Assert.IsGreaterThan(0.6, result.Best!.Value.ValidationMetric);
        Assert.IsGreaterThan(result.History[0].ValidationMetric + 0.3, result.Best.Value.ValidationMetric);
        Assert.IsTrue(
            result.GateValues[6] > 0 && result.GateValues[7] > 0, "What nothing else tells must be kept: " + string.Join(", ", result.GateValues));
        Assert.IsGreaterThan(0, result.GateValues.Take(6).Count(value => value > 0));
    }

    [TestMethod]
    [DataRow(GateKind.Gaussian, 0.0)]
    [DataRow(GateKind.Correlated, 0.0)]
    [DataRow(GateKind.Correlated, 0.5)]
    public void Train_SelfSupervision_GuessesMasksAndLeavesGatesAlone(GateKind kind, double lambda)
    {
        MemberResult result = Studies.Small(
            new() { MaximumEpochs = 200, LearningRate = 0.02, GateLearningRate = 0.05 },
            gate: new() { Kind = kind, InitialParameter = kind == GateKind.Gaussian ? 0.5 : 0 },
            network: new() { HiddenUnits = [24], Activation = Activation.Tanh },
            task: LearningTask.SelfSupervision,
            training: SyntheticData.HiddenCauses(250, 8, 1),
            validation: SyntheticData.HiddenCauses(150, 8, 2),
            members: Studies.Member(lambda, 1)).TrainOne();

        Assert.AreEqual(16, result.Layers[^1].Outputs);
        Assert.HasCount(1, result.GateParameters.Distinct());
        Assert.AreEqual(kind == GateKind.Gaussian ? 0.5f : 0, result.GateParameters[0], "Gates are not learnt.");
        EpochRecord first = result.History[0];
        EpochRecord last = result.History[^1];
        Assert.IsGreaterThan(first.ValidationMetric + 0.15, last.ValidationMetric);
        Assert.IsGreaterThan(0.7, last.ValidationMetric);
        Assert.IsLessThan(0.7 * first.ValidationLoss, last.ValidationLoss);
    }

    [TestMethod]
    [DataRow(LearningTask.Survival, null)]
    [DataRow(LearningTask.Survival, 16)]
    [DataRow(LearningTask.Reconstruction, 16)]
    [DataRow(LearningTask.SelfSupervision, null)]
    [DataRow(LearningTask.SelfSupervision, 16)]
    public void Train_AloneAndAmongOthers_IsBitEqual(LearningTask task, int? batchSize)
    {
        StudyMember[] members =
        [
            Studies.Member(0.1, 3) with { TrainingWeights = SyntheticData.Weights(61, 1), ValidationWeights = SyntheticData.Weights(61, 2) },
            Studies.Member(0.5, 1),
            Studies.Member(0, 2) with { TrainingWeights = SyntheticData.Weights(61, 3) },
        ];
        TrainingStudy Study(StudyMember[] some) => Studies.Small(
            new() { MaximumEpochs = 25, LearningRate = 0.05, GateLearningRate = 0.05, BatchSize = batchSize, Patience = 2 },
            gate: new() { Kind = GateKind.Correlated },
            task: task,
            training: Data(task, 61, 1),
            validation: Data(task, 61, 2),
            members: some);

        IReadOnlyList<MemberResult> together = Study(members).Train().Members;
        MemberResult[] apart = TorchTraining.TrainApart(Study, members);

        for (int member = 0; member < members.Length; member++)
        {
            Close.BitEqual(apart[member], together[member]);
        }
    }

    [TestMethod]
    [DataRow(LearningTask.Survival, null)]
    [DataRow(LearningTask.Survival, 16)]
    [DataRow(LearningTask.Reconstruction, null)]
    [DataRow(LearningTask.SelfSupervision, 16)]
    public void Train_FinishedOrCancelled_LeavesNoTensorsAlive(LearningTask task, int? batchSize)
    {
        TrainingStudy study = Studies.Small(
            new() { MaximumEpochs = 6, LearningRate = 0.05, BatchSize = batchSize, Patience = 1 },
            gate: new() { Kind = GateKind.Correlated },
            task: task,
            training: Data(task, 61, 1),
            members: [Studies.Member(0.1, 1) with { TrainingWeights = SyntheticData.Weights(61, 1) }, Studies.Member(3, 2), Studies.Member(0, 3)]);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        study.Train();
        using var source = new CancellationTokenSource();
        IReadOnlyList<MemberResult> cancelled = study.Train(new ProgressLog(_ => source.Cancel()), source.Token).Members;

        Assert.AreEqual(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.IsTrue(cancelled.All(member => member.StopReason == StopReason.Cancelled && member.History.Count == 1));
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow(16)]
    public void Train_SurvivalRowsOfWeightZero_DoNotMatter(int? batchSize)
    {
        TrainingData data = SyntheticData.ProportionalHazards(60, 6, 1);
        float[] weights = SyntheticData.Weights(60, 1);
        weights[3] = weights[17] = weights[59] = 0;
        float[] features = data.Features.ToArray();
        float[] times = data.Targets.ToArray();
        foreach (int row in new[] { 3, 17, 59 })
        {
            features.AsSpan(row * 6, 6).Fill(5);
            times[row] = 1000;
        }

        TrainingSchedule schedule = new() { MaximumEpochs = 15, LearningRate = 0.02, BatchSize = batchSize };
        bool[] hasEvent = [.. data.HasEvent!];
        MemberResult original = Studies.Small(
            schedule, task: LearningTask.Survival, training: new(data.Features.ToArray(), 6, data.Targets.ToArray(), hasEvent, weights)).TrainOne();
        MemberResult changed = Studies.Small(
            schedule, task: LearningTask.Survival, training: new(features, 6, times, hasEvent, weights)).TrainOne();

        Close.Results(original, changed, 1e-5);
    }

    [TestMethod]
    public void Train_SurvivalWithoutEvents_Throws()
    {
        InvalidOperationException e = Assert.ThrowsExactly<InvalidOperationException>(
            () => Studies.Small(task: LearningTask.Survival, training: SyntheticData.LinearRegression(20, 6, 1)).Train());

        Assert.Contains("needs data with HasEvent", e.Message);
    }

    private static TrainingData Data(LearningTask task, int rows, int seed) => task == LearningTask.Survival
        ? SyntheticData.ProportionalHazards(rows, 6, seed)
        : SyntheticData.HiddenCauses(rows, 6, seed);
}
