using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;
using TorchSharp;

namespace MLNet.FeatureGating.Torch.Tests.Training.Torch;

/// <summary>Studies under every law of gates.</summary>
[TestClass]
public sealed class EngineLawTests
{
    private static readonly GateSpecification[] Laws =
    [
        new() { Kind = GateKind.Gaussian },
        new() { Kind = GateKind.StraightThrough },
        new() { Kind = GateKind.StraightThrough, IsStochastic = false },
        new() { Kind = GateKind.GumbelSoftmax, Temperature = new(2, 0.5) },
        new() { Kind = GateKind.GumbelSoftmax, IsHard = false, Temperature = new(1, 0.1) },
        new() { Kind = GateKind.Correlated, Temperature = new(1, 0.5) },
        new() { Kind = GateKind.Correlated, IsHard = true },
        new() { Kind = GateKind.HardConcrete },
        new() { Kind = GateKind.L1Weights },
        new() { Kind = GateKind.Concrete },
        new() { Kind = GateKind.LogitNormal },
        new() { Kind = GateKind.CorrelatedLogitNormal },
        new() { Kind = GateKind.HyperNetworkLogitNormal },
    ];

    private static readonly TrainingSchedule Short = new() { MaximumEpochs = 8, LearningRate = 0.02, GateLearningRate = 0.05 };

    public static IEnumerable<object[]> LawNumbers => [.. Enumerable.Range(0, Laws.Length).Select(i => new object[] { i })];

    [TestMethod]
    [DynamicData(nameof(LawNumbers))]
    public void Train_LinearBinary_TheRelevantThreeAreTheFirmest(int law)
    {
        MemberResult result = Studies.Small(
            new() { MaximumEpochs = 200, LearningRate = 0.02, GateLearningRate = 0.03 },
            gate: Laws[law],
            network: new() { HiddenUnits = [16] },
            training: SyntheticData.LinearBinary(250, 10, 1),
            validation: SyntheticData.LinearBinary(200, 10, 2),
            members: Studies.Member(0.5, 1)).TrainOne();

        string firmness = string.Join(", ", result.GateFirmness);
        int[] order = [.. Enumerable.Range(0, 10).OrderByDescending(i => result.GateFirmness[i])];
        CollectionAssert.AreEqual(new[] { 0, 1, 2 }, order[..3].Order().ToArray(), firmness);
        Assert.IsGreaterThan(0.88, result.Best!.Value.ValidationMetric);
        Assert.IsLessThan(0.6 * result.GateFirmness[order[2]], result.GateFirmness[order[3]], firmness);
        Assert.IsTrue(result.GateValues.Take(3).All(value => value != 0), string.Join(", ", result.GateValues));
        Assert.IsTrue(result.OpenProbabilities.Concat(result.MeanOpenProbabilities).All(p => p is >= 0 and <= 1));
    }

    [TestMethod]
    [DynamicData(nameof(LawNumbers))]
    public void Train_AloneAndAmongOthersOfTheLaw_IsBitEqual(int law)
    {
        StudyMember[] members = [Studies.Member(0.1, 3), Studies.Member(0.5, 1), Studies.Member(0, 2)];
        TrainingStudy Study(StudyMember[] some) => Studies.Small(
            Short with { BatchSize = law % 2 == 0 ? 16 : null },
            gate: Laws[law],
            training: SyntheticData.LinearBinary(61, 7, 1),
            members: some);

        IReadOnlyList<MemberResult> together = Study(members).Train().Members;
        MemberResult[] apart = TorchTraining.TrainApart(Study, members);

        for (int member = 0; member < members.Length; member++)
        {
            Close.BitEqual(apart[member], together[member]);
        }
    }

    [TestMethod]
    [DynamicData(nameof(LawNumbers))]
    public void Train_Twice_IsBitEqualAndTheSeedMatters(int law)
    {
        TrainingStudy study = Studies.Small(Short, gate: Laws[law], members: [Studies.Member(0.3, 1), Studies.Member(0.3, 2)]);

        IReadOnlyList<MemberResult> first = study.Train().Members;
        IReadOnlyList<MemberResult> second = study.Train().Members;

        Close.BitEqual(first[0], second[0]);
        Close.BitEqual(first[1], second[1]);
        CollectionAssert.AreNotEqual(first[0].GateParameters.ToArray(), first[1].GateParameters.ToArray());
    }

    [TestMethod]
    [DataRow(NoiseSharing.PerRow, null)]
    [DataRow(NoiseSharing.PerRow, 16)]
    [DataRow(NoiseSharing.PerBatch, null)]
    public void Train_LawsOfTheirOwn_IsBitEqualToAStudyPerLaw(NoiseSharing noise, int? batchSize)
    {
        // In an order that the engine must not keep while it trains.
        int[] laws = [3, 0, 8, 11, 0, 5, 2, 10, 7, 3, 12, 1, 4, 9, 6];
        GateSpecification[] own = [.. laws.Select(law => Laws[law] with { Noise = noise })];
        StudyMember[] mixed = [.. own.Select((law, i) => Studies.Member(0.2 * (i % 3), i) with { Gate = law })];
        TrainingSchedule schedule = Short with { BatchSize = batchSize };
        TrainingData data = SyntheticData.LinearBinary(61, 7, 1);

        IReadOnlyList<MemberResult> together =
            Studies.Small(schedule, gate: new() { Noise = noise }, training: data, members: mixed).Train().Members;

        CollectionAssert.AreEqual(mixed, together.Select(result => result.Member).ToArray());
        for (int i = 0; i < mixed.Length; i++)
        {
            MemberResult alone = Studies.Small(schedule, gate: own[i], training: data, members: mixed[i] with { Gate = null }).TrainOne();
            try
            {
                Close.BitEqual(alone, together[i]);
            }
            catch (AssertFailedException e)
            {
                Assert.Fail($"Law {laws[i]}, member {i}: {e.Message}");
            }
        }
    }

    [TestMethod]
    public void Train_LawsOfTheirOwnLeavingEarly_IsBitEqual()
    {
        int[] laws = [0, 3, 7, 11, 0, 5, 12, 10, 3];
        StudyMember[] members = [.. laws.Select((law, i) => Studies.Member(0.4 * (i % 3), i) with { Gate = Laws[law] })];
        TrainingStudy Study(StudyMember[] some) => Studies.Small(
            new() { MaximumEpochs = 60, LearningRate = 0.05, GateLearningRate = 0.05, Patience = 4 },
            training: SyntheticData.LinearBinary(60, 6, 1, noise: 2),
            validation: SyntheticData.LinearBinary(60, 6, 2, noise: 2),
            members: some);

        IReadOnlyList<MemberResult> together = Study(members).Train().Members;
        MemberResult[] apart = TorchTraining.TrainApart(Study, members);

        Assert.IsGreaterThan(2, together.Select(member => member.History.Count).Distinct().Count(), "Members must leave at different times.");
        for (int member = 0; member < members.Length; member++)
        {
            Close.BitEqual(apart[member], together[member]);
        }
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow(16)]
    public void Train_AllLaws_LeavesNoTensorsAliveAndGlobalRandomStateAlone(int? batchSize)
    {
        StudyMember[] members = [.. Laws.Select((law, i) => Studies.Member(0.2, i) with { Gate = law })];
        byte[] state = State();
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        Studies.Small(
            Short with { BatchSize = batchSize, Patience = 1 },
            network: new() { HiddenUnits = [8, 4], GatedLayers = [0, 1] },
            gates: new([0, 1, 1, 2, 3, 0], [1, 2, 1, 1], [false, false, false, true]),
            members: members).Train();

        Assert.AreEqual(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        CollectionAssert.AreEqual(state, State());
    }

    // More features than rows: the correlation is kept without its matrix.
    [TestMethod]
    public void Train_CorrelatedGatesOfMoreFeaturesThanRows_FindsTheSignal()
    {
        MemberResult result = Studies.Small(
            new() { MaximumEpochs = 200, LearningRate = 0.02, GateLearningRate = 0.05 },
            gate: new() { Kind = GateKind.Correlated },
            network: new() { HiddenUnits = [] },
            task: LearningTask.Regression,
            training: SyntheticData.LinearRegression(40, 60, 1),
            members: Studies.Member(3, 1)).TrainOne();

        int[] firmest = [.. Enumerable.Range(0, 60).OrderByDescending(i => result.GateFirmness[i]).Take(2).Order()];
        CollectionAssert.AreEqual(new[] { 0, 1 }, firmest, string.Join(", ", result.GateFirmness));
    }

    [TestMethod]
    public void Train_CorrelationGiven_IsUsedInPlaceOfTheMeasuredOne()
    {
        TrainingData data = SyntheticData.HiddenCauses(60, 6, 1);
        MemberResult Train(FeatureCorrelation? correlation) => Studies.Small(
            Short,
            gate: new() { Kind = GateKind.Correlated, Correlation = correlation },
            task: LearningTask.Reconstruction,
            training: data).TrainOne();

        MemberResult measured = Train(null);
        MemberResult same = Train(CorrelatedRows.Measure(Rows(data)));
        MemberResult independent = Train(CorrelatedRows.Measure(Rows(data), shrinkage: 1));

        Close.BitEqual(measured, same);
        CollectionAssert.AreNotEqual(measured.GateParameters.ToArray(), independent.GateParameters.ToArray());
    }

    private static double[][] Rows(TrainingData data) => [.. data.Features.ToArray().Select(x => (double)x).Chunk(data.FeatureCount)];

    private static byte[] State()
    {
        using torch.Tensor state = torch.get_rng_state();
        return state.data<byte>().ToArray();
    }
}
