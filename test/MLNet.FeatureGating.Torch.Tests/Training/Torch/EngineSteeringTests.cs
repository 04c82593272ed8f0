using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Torch.Tests.Training.Torch;

/// <summary>Members whose lambda is steered to a number of open gates.</summary>
[TestClass]
public sealed class EngineSteeringTests
{
    private const double Target = 4;

    private static readonly TrainingSchedule Schedule = new() { MaximumEpochs = 500, LearningRate = 0.01, GateLearningRate = 0.02 };

    private static readonly GateSpecification[] Laws =
    [
        new() { Kind = GateKind.Gaussian },
        new() { Kind = GateKind.StraightThrough },
        new() { Kind = GateKind.GumbelSoftmax },
        new() { Kind = GateKind.GumbelSoftmax, IsHard = false },
        new() { Kind = GateKind.Correlated },
        new() { Kind = GateKind.HardConcrete },
        new() { Kind = GateKind.Concrete },
    ];

    private static readonly GateSpecification[] NormalLaws =
    [
        new() { Kind = GateKind.LogitNormal },
        new() { Kind = GateKind.CorrelatedLogitNormal },
        new() { Kind = GateKind.HyperNetworkLogitNormal },
    ];

    public static IEnumerable<object[]> LawNumbers => [.. Enumerable.Range(0, Laws.Length).Select(i => new object[] { i })];

    // Where gates have nothing to lose, a deviation can become so small that no penalty closes them again, in any engine: only where they have, the
    // target
    // is sure to be reached.
    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    public void Train_TargetGatesOfRegressionUnderANormalLaw_EndsNearTheTarget(int law) =>
        AssertTarget(NormalLaws[law], LearningTask.Regression, SyntheticData.LinearRegression(150, 12, 1));

    [TestMethod]
    [DynamicData(nameof(LawNumbers))]
    public void Train_TargetGatesOfRegression_EndsNearTheTarget(int law) =>
        AssertTarget(Laws[law], LearningTask.Regression, SyntheticData.LinearRegression(150, 12, 1));

    [TestMethod]
    [DynamicData(nameof(LawNumbers))]
    public void Train_TargetGatesOfClasses_EndsNearTheTarget(int law) =>
        AssertTarget(Laws[law], LearningTask.BinaryClassification, SyntheticData.LinearBinary(400, 12, 1, noise: 0.5));

    [TestMethod]
    [DynamicData(nameof(LawNumbers))]
    public void Train_TargetGatesUnderTheSumPenalty_EndsNearTheTarget(int law) =>
        AssertTarget(Laws[law] with { Penalty = GatePenalty.Sum }, LearningTask.Regression, SyntheticData.LinearRegression(150, 12, 2));

    [TestMethod]
    public void Train_TwoTargets_OpenMoreAndFewerGates()
    {
        IReadOnlyList<MemberResult> results = Studies.Small(
            Schedule, task: LearningTask.Regression, training: SyntheticData.LinearRegression(150, 12, 1), members: [Steered(2, 1), Steered(4, 1)])
            .Train().Members;

        Assert.AreEqual(2, results[0].History[^1].ExpectedOpenGates, 0.5);
        Assert.AreEqual(4, results[1].History[^1].ExpectedOpenGates, 1);
        Assert.IsGreaterThan(0.8 * Schedule.MaximumEpochs, results[0].BestEpoch, "Before the target is reached there is nothing to compare.");
    }

    [TestMethod]
    public void Train_SteeredAndFixedMembers_DoNotTouchEachOther()
    {
        StudyMember[] members = [Studies.Member(0.4, 1), Steered(3, 1), Studies.Member(0.4, 2)];
        TrainingStudy Study(StudyMember[] some) => Studies.Small(
            new() { MaximumEpochs = 30, LearningRate = 0.02, GateLearningRate = 0.05, WarmUpEpochs = 3 }, members: some);

        IReadOnlyList<MemberResult> together = Study(members).Train().Members;
        MemberResult[] apart = TorchTraining.TrainApart(Study, members);

        for (int member = 0; member < members.Length; member++)
        {
            Close.BitEqual(apart[member], together[member]);
        }

        CollectionAssert.AreEqual(new double[3], together[1].History.Take(3).Select(record => record.Lambda).ToArray(), "Nothing in the warm-up.");
        Assert.IsGreaterThan(1, together[1].History.Skip(3).Select(record => record.Lambda).Distinct().Count());
        Assert.IsTrue(together[0].History.Skip(3).All(record => (float)record.Lambda == 0.4f));
    }

    [TestMethod]
    public void Train_TargetWithGatesAlwaysOpen_CountsThem()
    {
        MemberResult result = Studies.Small(
            Schedule,
            task: LearningTask.Regression,
            training: SyntheticData.LinearRegression(150, 12, 1),
            gates: new([.. Enumerable.Range(0, 12)], null, [.. Enumerable.Range(0, 12).Select(i => i >= 9)]),
            members: Steered(5, 1)).TrainOne();

        Assert.AreEqual(5, result.History[^1].ExpectedOpenGates, 1.25);
        Assert.IsTrue(result.GateValues.Skip(9).All(value => value == 1));
    }

    // The way to the target begins after the warm-up: where that ends late, what is left must still be a way.
    [TestMethod]
    [DataRow(8)]
    [DataRow(9)]
    public void Train_TargetAfterALongWarmUp_StaysFinite(int warmUp)
    {
        MemberResult result = Studies.Small(new() { MaximumEpochs = 10, WarmUpEpochs = warmUp }, members: Steered(2, 1)).TrainOne();

        Assert.AreEqual(StopReason.MaximumEpochs, result.StopReason);
        Assert.IsTrue(result.History.All(record => double.IsFinite(record.Lambda)));
        Assert.IsGreaterThan(0, result.History[^1].Lambda);
    }

    private static void AssertTarget(GateSpecification law, LearningTask task, TrainingData data)
    {
        MemberResult result = Studies.Small(Schedule, gate: law, task: task, training: data, members: Steered(Target, 1)).TrainOne();

        double start = result.History[0].ExpectedOpenGates;
        double end = result.History[^1].ExpectedOpenGates;
        Assert.IsGreaterThan(Target + 1, start, "It starts somewhere else.");
        Assert.AreEqual(Target, end, 0.25 * Target);
    }

    private static StudyMember Steered(double target, int seed) => new() { Seed = seed, TargetGates = target };
}
