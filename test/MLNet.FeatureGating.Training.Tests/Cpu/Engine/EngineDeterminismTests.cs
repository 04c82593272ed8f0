using MLNet.FeatureGating.Training.Cpu;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Training.Tests.Cpu.Engine;

[TestClass]
public sealed class EngineDeterminismTests
{
    private static readonly TrainingSchedule Schedule = new()
    {
        MaximumEpochs = 40,
        BatchSize = 16,
        LearningRate = 0.02,
        GateLearningRate = 0.05,
        Patience = 6,
        WarmUpEpochs = 3,
    };

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(5)]
    public void Train_AnyNumberOfThreads_IsBitEqual(int threads)
    {
        TrainingStudy study = Study(AllLaws());

        IReadOnlyList<MemberResult> expected = new CpuTrainingEngine(1).Train(study).Members;
        IReadOnlyList<MemberResult> actual = new CpuTrainingEngine(threads).Train(study).Members;

        AssertSame(expected, actual);
    }

    [TestMethod]
    public void Train_Watched_IsBitEqual()
    {
        TrainingStudy study = Study(AllLaws());

        AssertSame(new CpuTrainingEngine(2).Train(study).Members, new CpuTrainingEngine(2).Train(study, new ProgressLog()).Members);
    }

    [TestMethod]
    public void Train_OneMemberAlone_IsBitEqual()
    {
        StudyMember[] members = AllLaws();
        IReadOnlyList<MemberResult> together = new CpuTrainingEngine(2).Train(Study(members)).Members;

        for (int member = 0; member < members.Length; member++)
        {
            Close.BitEqual(together[member], new CpuTrainingEngine(1).Train(Study([members[member]])).Members[0]);
        }
    }

    [TestMethod]
    public void Train_OneDiverges_OthersLearnOn()
    {
        // Features of a size that single precision cannot square, of the rows that one member alone looks at.
        TrainingData data = SyntheticData.LinearRegression(60, 6, 1);
        float[] features = data.Features.ToArray();
        features[0] = 1e30f;
        float[] only = new float[60];
        only[0] = 1;
        float[] others = [.. Enumerable.Repeat(1f, 60)];
        others[0] = 0;
        TrainingStudy Of(params StudyMember[] members) => Studies.Small(
            Schedule with { BatchSize = null, MaximumGradientNorm = null, LearningRate = 1e3 },
            task: LearningTask.Regression,
            training: new(features, 6, data.Targets.ToArray()),
            members: members);
        StudyMember lost = Studies.Member(0.1, 1) with { TrainingWeights = only, ValidationWeights = only };
        StudyMember sound = Studies.Member(0.1, 2) with { TrainingWeights = others, ValidationWeights = others };

        IReadOnlyList<MemberResult> together = new CpuTrainingEngine(1).Train(Of(lost, sound)).Members;

        Assert.AreEqual(StopReason.Diverged, together[0].StopReason);
        Close.BitEqual(new CpuTrainingEngine(1).Train(Of(sound)).Members[0], together[1]);
    }

    [TestMethod]
    public void Train_OtherSeed_LearnsSomethingElse()
    {
        IReadOnlyList<MemberResult> members = new CpuTrainingEngine(1).Train(Study([Studies.Member(0.1, 1), Studies.Member(0.1, 2)])).Members;

        CollectionAssert.AreNotEqual(members[0].GateParameters.ToArray(), members[1].GateParameters.ToArray());
    }

    private static StudyMember[] AllLaws() => [.. Enum.GetValues<GateKind>().Where(kind => kind != GateKind.HyperNetworkLogitNormal).Select((kind, i) => new StudyMember
    {
        Seed = i,
        Lambda = 0.2,
        TargetGates = i % 3 == 1 ? 3 : null,
        Gate = new() { Kind = kind },
        TrainingWeights = i % 2 == 0 ? SyntheticData.Weights(60, i) : null,
    })];

    private static TrainingStudy Study(StudyMember[] members) => Studies.Small(
        Schedule,
        network: new() { HiddenUnits = [8, 5], GatedLayers = [1] },
        validation: SyntheticData.LinearBinary(50, 6, 2, noise: 2),
        gates: new([0, 1, 2, 1, 3, 4], costs: [1, 2, 1, 1, 0.5], isAlwaysOpen: [false, false, true, false, false]),
        members: members);

    private static void AssertSame(IReadOnlyList<MemberResult> expected, IReadOnlyList<MemberResult> actual)
    {
        Assert.HasCount(expected.Count, actual);
        for (int member = 0; member < expected.Count; member++)
        {
            Close.BitEqual(expected[member], actual[member]);
        }
    }
}
