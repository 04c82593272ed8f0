using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Torch.Tests.Training.Torch;

/// <summary>Which epoch's state is the result, and when a member may stop.</summary>
[TestClass]
public sealed class EngineCriterionTests
{
    private static readonly TrainingSchedule Schedule = new() { MaximumEpochs = 40, LearningRate = 0.05, GateLearningRate = 0.05 };
    private static readonly TrainingData Validation = SyntheticData.LinearBinary(60, 6, 2, noise: 2);

    [TestMethod]
    [DataRow(StoppingCriterion.Objective)]
    [DataRow(StoppingCriterion.Loss)]
    [DataRow(StoppingCriterion.Metric)]
    public void Train_Criterion_DecidesOnTheBestEpoch(StoppingCriterion criterion)
    {
        MemberResult result = Train(Schedule with { Criterion = criterion });
        double Objective(EpochRecord record) => record.ValidationLoss + (0.3 * record.Penalty);

        EpochRecord expected = criterion switch
        {
            StoppingCriterion.Loss => result.History.MinBy(record => record.ValidationLoss),
            StoppingCriterion.Metric => result.History.OrderByDescending(record => record.ValidationMetric).ThenBy(Objective).First(),
            _ => result.History.MinBy(Objective),
        };

        Assert.AreEqual(expected.Epoch, result.BestEpoch);
        MemberResult stoppedThere = Train(Schedule with { MaximumEpochs = result.BestEpoch, Keep = KeptState.Last });
        CollectionAssert.AreEqual(stoppedThere.GateParameters.ToArray(), result.GateParameters.ToArray());
        CollectionAssert.AreEqual(stoppedThere.Layers[0].Weights.ToArray(), result.Layers[0].Weights.ToArray());
    }

    [TestMethod]
    public void Train_Criteria_DoNotAllAgree()
    {
        int[] best = [.. Enum.GetValues<StoppingCriterion>().Select(criterion => Train(Schedule with { Criterion = criterion }).BestEpoch)];

        Assert.IsGreaterThan(1, best.Distinct().Count(), string.Join(", ", best));
    }

    [TestMethod]
    public void Train_KeepLast_IsTheStateOfTheLastEpoch()
    {
        TrainingSchedule overfitting = Schedule with { MaximumEpochs = 80, LearningRate = 0.1, GateLearningRate = 0.01 };
        MemberResult last = Train(overfitting with { Keep = KeptState.Last });
        MemberResult best = Train(overfitting);

        Assert.AreEqual(80, last.BestEpoch);
        Assert.IsLessThan(80, best.BestEpoch);
        CollectionAssert.AreEqual(best.History.ToArray(), last.History.ToArray());
        EngineOutputs.AssertValidationLoss(last, Validation, last.GateValues, LearningTask.BinaryClassification);
        EngineOutputs.AssertValidationLoss(best, Validation, best.GateValues, LearningTask.BinaryClassification);
        Assert.AreNotEqual(last.Best!.Value.ValidationLoss, best.Best!.Value.ValidationLoss, 1e-3, "Two states to tell apart.");
    }

    [TestMethod]
    public void Train_MinimumEpochs_HoldPatienceBack()
    {
        MemberResult Train(int minimum) => Studies.Small(
            Schedule with { Patience = 1, MinimumEpochs = minimum },
            training: SyntheticData.CoinTosses(40, 6, 1),
            validation: SyntheticData.CoinTosses(40, 6, 2)).TrainOne();

        MemberResult free = Train(0);
        MemberResult held = Train(25);

        Assert.IsLessThan(25, free.History.Count);
        Assert.IsGreaterThanOrEqualTo(25, held.History.Count);
        CollectionAssert.AreEqual(free.History.ToArray(), held.History.Take(free.History.Count).ToArray());
    }

    [TestMethod]
    public void Train_MeanOpenProbabilities_AverageTheEpochsAfterTheWarmUp()
    {
        TrainingSchedule schedule = new() { WarmUpEpochs = 2, GateLearningRate = 0.1, Keep = KeptState.Last };
        MemberResult Until(int epochs) => Studies.Small(schedule with { MaximumEpochs = epochs }).TrainOne();

        // Each shorter run ends in the state that the longest had after as many epochs.
        float[][] afterEpoch = [.. new[] { 3, 4, 5, 6 }.Select(epochs => Until(epochs).OpenProbabilities.ToArray())];
        float[] mean = [.. Enumerable.Range(0, 6).Select(gate => afterEpoch.Average(open => open[gate]))];

        Close.Numbers(mean, Until(6).MeanOpenProbabilities, 1e-6);
        CollectionAssert.AreNotEqual(afterEpoch[0], afterEpoch[3]);
    }

    [TestMethod]
    public void Train_MeanOpenProbabilitiesOfMembersThatLeave_AreTheirOwn()
    {
        StudyMember[] members = [Studies.Member(0.1, 1), Studies.Member(2, 2), Studies.Member(0, 3)];
        TrainingStudy Study(StudyMember[] some) => Studies.Small(
            Schedule with { Patience = 2 }, validation: SyntheticData.CoinTosses(40, 6, 2), members: some);

        IReadOnlyList<MemberResult> together = Study(members).Train().Members;
        MemberResult[] apart = TorchTraining.TrainApart(Study, members);

        Assert.IsGreaterThan(1, together.Select(member => member.History.Count).Distinct().Count());
        for (int member = 0; member < members.Length; member++)
        {
            CollectionAssert.AreEqual(apart[member].MeanOpenProbabilities.ToArray(), together[member].MeanOpenProbabilities.ToArray());
        }
    }

    [TestMethod]
    public void Train_Diverged_HasMeanOpenProbabilitiesOfSoundEpochs()
    {
        MemberResult result = Studies.Small(
            new() { MaximumEpochs = 12, GateLearningRate = 0.02, RampEpochs = 4 }, members: Studies.Member(1e39, 1)).TrainOne();

        Assert.AreEqual(StopReason.Diverged, result.StopReason);
        Assert.IsTrue(result.MeanOpenProbabilities.All(p => p is >= 0 and <= 1), string.Join(", ", result.MeanOpenProbabilities));
    }

    private static MemberResult Train(TrainingSchedule schedule) => Studies.Small(
        schedule,
        training: SyntheticData.LinearBinary(60, 6, 1, noise: 2),
        validation: Validation,
        members: Studies.Member(0.3, 1)).TrainOne();
}
