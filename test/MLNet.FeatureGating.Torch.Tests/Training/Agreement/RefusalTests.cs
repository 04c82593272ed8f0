using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Cpu;
using MLNet.FeatureGating.Training.Tests.Data;
using MLNet.FeatureGating.Training.Torch;

namespace MLNet.FeatureGating.Torch.Tests.Training.Agreement;

/// <summary>Studies that no engine trains.</summary>
[TestClass]
public sealed class RefusalTests
{
    private static readonly TrainingData Rows = new([1, 2, 3, 4, 5, 6], 2, [0, 1, 1]);
    private static readonly TrainingData Times = new([1, 2, 3, 4], 2, [1, 2], [true, false]);

    private static readonly Dictionary<string, TrainingStudy> Invalid = new()
    {
        ["class"] = Study(rows: new([1, 2, 3, 4], 2, [0, 2])),
        ["one class"] = Study(task: LearningTask.MulticlassClassification, classes: 1),
        ["validation features"] = Study(validation: new([1, 2, 3], 3, [0])),
        ["gates"] = Study(gates: GateMap.OneEach(3)),
        ["gated layer"] = Study(network: new() { HiddenUnits = [4], GatedLayers = [1] }),
        ["weights"] = Study(member: new() { Seed = 1, TrainingWeights = [1, 2] }),
        ["mask"] = Study(member: new() { Seed = 1, FixedMask = [1, 0, 1] }),
        ["noise"] = Study(member: new() { Seed = 1, Gate = new() { Noise = NoiseSharing.PerBatch } }),
        ["correlation"] = Study(member: new()
        {
            Seed = 1,
            Gate = new() { Kind = GateKind.Correlated, Correlation = FeatureCorrelation.Measure([1, 2, 3, 4, 6, 5], 3) },
        }),
        ["target"] = Study(member: new() { Seed = 1, TargetGates = 2.5 }),
        ["layer"] = Study(member: new() { Seed = 1, InitialLayers = [new(3, 8, new float[24], new float[8])] }),
        ["layer values"] = Study(member: new() { Seed = 1, InitialLayers = [new(2, 8, [.. Enumerable.Repeat(float.NaN, 16)], new float[8])] }),
        ["times"] = Study(task: LearningTask.Survival),
        ["one time"] = Study(task: LearningTask.Survival, rows: Times, schedule: new() { BatchSize = 1 }),
        ["unmasked"] = Study(task: LearningTask.SelfSupervision, member: new() { Seed = 1, Gate = new() { Kind = GateKind.L1Weights } }),
        ["steered masks"] = Study(task: LearningTask.SelfSupervision, member: new() { Seed = 1, TargetGates = 1 }),
    };

    public static IEnumerable<object[]> Names => Invalid.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Train_InvalidStudy_EnginesRefuseAlike(string name) => AssertSameRefusal(engine => engine.Train(Invalid[name]));

    [TestMethod]
    public void Train_NullStudy_EnginesRefuseAlike() => AssertSameRefusal(engine => engine.Train(null!));

    [TestMethod]
    public void Train_CancelledBeforeTheFirstEpoch_EnginesRefuseAlike() =>
        AssertSameRefusal(engine => engine.Train(Study(), null, new(canceled: true)));

    private static void AssertSameRefusal(Action<ITrainingEngine> train)
    {
        Exception torch = Assert.Throws<Exception>(() => train(new TorchTrainingEngine(ComputeDevice.Cpu)));
        Exception managed = Assert.Throws<Exception>(() => train(new CpuTrainingEngine()));
        Assert.AreEqual(torch.GetType(), managed.GetType());
        Assert.AreEqual(torch.Message, managed.Message);
    }

    private static TrainingStudy Study(
        LearningTask task = LearningTask.BinaryClassification,
        TrainingData? rows = null,
        TrainingData? validation = null,
        int classes = 2,
        GateMap? gates = null,
        NetworkSpecification? network = null,
        StudyMember? member = null,
        TrainingSchedule? schedule = null) =>
        Studies.Small(schedule, null, network, task, rows ?? Rows, validation, classes, gates, member ?? Studies.Member(0, 1));
}
