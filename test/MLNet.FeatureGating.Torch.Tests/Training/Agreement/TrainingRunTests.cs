using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Torch.Tests.Training.Agreement;

/// <summary>Whole training runs of both engines under the same noise.</summary>
[TestClass]
public sealed class TrainingRunTests
{
    private static readonly TrainingSchedule FullBatch =
        new() { MaximumEpochs = 50, LearningRate = 0.01, GateLearningRate = 0.02, Keep = KeptState.Last };
    private static readonly TrainingSchedule Batches = FullBatch with { MaximumEpochs = 10, BatchSize = 16 };
    private static readonly NetworkSpecification Gated = new() { HiddenUnits = [8, 5], GatedLayers = [0, 1] };

    public static IEnumerable<object[]> LawsAndNoise =>
        AgreementStudies.Laws.Keys.SelectMany(law => new object[][] { [law, true], [law, false] });

    public static IEnumerable<object[]> TasksAndNoise =>
        Enum.GetValues<LearningTask>().SelectMany(task => new object[][] { [task, true], [task, false] });

    [TestMethod]
    [DynamicData(nameof(LawsAndNoise))]
    public void Train_Law_Agrees(string law, bool perRow)
    {
        GateSpecification gate = AgreementStudies.Laws[law] with { Noise = AgreementStudies.Noise(perRow) };

        EnginePair.AssertAgree(Study(FullBatch, gate: gate, network: Gated));
        EnginePair.AssertAgree(Study(Batches, gate: gate));
    }

    [TestMethod]
    [DynamicData(nameof(LawsAndNoise))]
    public void Train_LawOfGroupsCostsAndOpenGates_Agrees(string law, bool perRow)
    {
        GateSpecification gate = AgreementStudies.Laws[law] with { Noise = AgreementStudies.Noise(perRow), Penalty = GatePenalty.Sum };

        EnginePair.AssertAgree(Study(FullBatch, gate: gate, gates: AgreementStudies.Groups(), members: Studies.Member(0.02, 3)));
    }

    [TestMethod]
    [DynamicData(nameof(TasksAndNoise))]
    public void Train_Task_Agrees(LearningTask task, bool perRow)
    {
        GateSpecification gate = new() { Noise = AgreementStudies.Noise(perRow) };

        // Not ReLU: a row that no unit answers to gives its biases, which tie after one step of Adam, and two classes with them.
        var network = new NetworkSpecification { HiddenUnits = [8], Activation = Activation.Tanh };

        EnginePair.AssertAgree(Study(FullBatch, gate: gate, network: network, task: task));
        EnginePair.AssertAgree(Study(Batches, gate: gate, network: network, task: task));
        foreach (GateKind kind in new[] { GateKind.Correlated, GateKind.Concrete, GateKind.LogitNormal, GateKind.CorrelatedLogitNormal })
        {
            EnginePair.AssertAgree(Study(Batches, gate: gate with { Kind = kind }, network: network, task: task));
        }
    }

    [TestMethod]
    [DataRow(Activation.Relu)]
    [DataRow(Activation.Tanh)]
    [DataRow(Activation.Sigmoid)]
    [DataRow(Activation.Selu)]
    [DataRow(Activation.LeakyRelu)]
    public void Train_Activation_Agrees(Activation activation)
    {
        EnginePair.AssertAgree(Study(FullBatch, network: Gated with { Activation = activation }));
        EnginePair.AssertAgree(Study(Batches, network: new() { HiddenUnits = [9], Activation = activation }, task: LearningTask.Regression));
    }

    [TestMethod]
    [DataRow(null, 0.0)]
    [DataRow(0.05, 0.0)]
    [DataRow(1.0, 0.3)]
    [DataRow(null, 0.3)]
    public void Train_ClippingAndDecay_Agrees(double? norm, double decay)
    {
        TrainingSchedule schedule = FullBatch with { MaximumGradientNorm = norm, WeightDecay = decay };

        EnginePair.AssertAgree(Study(schedule, network: Gated));
        EnginePair.AssertAgree(Study(schedule, network: Gated, task: LearningTask.Regression));
    }

    [TestMethod]
    [DataRow(10, 15)]
    [DataRow(20, 0)]
    [DataRow(0, 30)]
    [DataRow(60, 5)]
    public void Train_WarmUpAndRamp_Agrees(int warmUp, int ramp)
    {
        EnginePair.AssertAgree(Study(FullBatch with { WarmUpEpochs = warmUp, RampEpochs = ramp }));
        EnginePair.AssertAgree(Study(Batches with { WarmUpEpochs = 3, RampEpochs = 4 }));
    }

    [TestMethod]
    [DataRow(GateKind.Gaussian, GatePenalty.Mean)]
    [DataRow(GateKind.Gaussian, GatePenalty.Sum)]
    [DataRow(GateKind.HardConcrete, GatePenalty.Mean)]
    [DataRow(GateKind.Correlated, GatePenalty.Mean)]
    [DataRow(GateKind.L1Weights, GatePenalty.Mean)]
    [DataRow(GateKind.Concrete, GatePenalty.Mean)]
    [DataRow(GateKind.LogitNormal, GatePenalty.Mean)]
    [DataRow(GateKind.CorrelatedLogitNormal, GatePenalty.Sum)]
    public void Train_TargetGates_Agrees(GateKind kind, GatePenalty penalty)
    {
        GateSpecification gate = new() { Kind = kind, Penalty = penalty };
        StudyMember[] members =
        [
            new() { Seed = 1, TargetGates = 3 },
            new() { Seed = 2, Lambda = 0.2 },
            new() { Seed = 3, TargetGates = 4.5, TrainingWeights = AgreementStudies.Weights(75, 8) },
        ];

        EnginePair.AssertAgree(Study(FullBatch, gate: gate, members: members));
        EnginePair.AssertAgree(
            Study(FullBatch with { WarmUpEpochs = 12, RampEpochs = 5 }, gate: gate, task: LearningTask.Regression, members: members));
        EnginePair.AssertAgree(Study(Batches, gate: gate, gates: AgreementStudies.Groups(), network: Gated, members: members));
    }

    [TestMethod]
    [DataRow(1, true)]
    [DataRow(2, true)]
    [DataRow(9, true)]
    [DataRow(1, false)]
    [DataRow(2, false)]
    public void Train_FrozenInitialLayers_Agrees(int frozen, bool perRow)
    {
        TrainingStudy other = Study(FullBatch, members: Studies.Member(0, 77));
        StudyMember member = new() { Seed = 1, Lambda = 0.3, InitialLayers = InitialNetwork.Draw(other, other.Members[0]).Take(1).ToArray() };
        GateSpecification gate = new() { Noise = AgreementStudies.Noise(perRow) };
        TrainingSchedule schedule = FullBatch with { FrozenLayers = frozen, MaximumGradientNorm = 0.05, WeightDecay = 0.1 };

        EnginePair.AssertAgree(Study(schedule, gate: gate, members: member));
        EnginePair.AssertAgree(Study(schedule, gate: gate, network: Gated, members: member with { FixedMask = [1, 0, 0.5f, 0, 0, 1, 1, 0, 0] }));
        EnginePair.AssertAgree(Study(Batches with { FrozenLayers = frozen }, gate: gate, network: Gated, members: member));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Train_FixedMasks_Agrees(bool perRow)
    {
        GateSpecification gate = new() { Noise = AgreementStudies.Noise(perRow) };
        StudyMember[] members =
        [
            new() { Seed = 1, Lambda = 0.2, FixedMask = [1, 0, 0.5f, 0, 0, 1, 1, 0, 0] },
            new() { Seed = 2, Lambda = 0.1, FixedMask = [1, 1, 1, 1, 1, 1, 1, 1, 1] },
        ];

        EnginePair.AssertAgree(Study(FullBatch, gate: gate, members: members));
        EnginePair.AssertAgree(Study(FullBatch, gate: gate, network: Gated, gates: AgreementStudies.Groups(), members: members));
        EnginePair.AssertAgree(Study(Batches, gate: gate, network: Gated, members: members));
    }

    [TestMethod]
    public void Train_LawsLambdasAndWeightsOfTheirOwn_Agrees()
    {
        StudyMember[] members =
        [
            .. AgreementStudies.Laws.Values.Reverse().Select((law, i) => new StudyMember
            {
                Seed = 10 + i,
                Lambda = 0.1 * (i % 4),
                Gate = law,
                TrainingWeights = i % 3 == 0 ? AgreementStudies.Weights(75, i) : null,
                ValidationWeights = i % 2 == 0 ? AgreementStudies.Weights(60, i) : null,
            }),
        ];

        EnginePair.AssertAgree(Study(FullBatch, members: members));
        EnginePair.AssertAgree(Study(Batches, task: LearningTask.Survival, members: members));
    }

    [TestMethod]
    [DataRow(StoppingCriterion.Objective)]
    [DataRow(StoppingCriterion.Loss)]
    [DataRow(StoppingCriterion.Metric)]
    public void Train_Patience_StopsInTheSameEpochs(StoppingCriterion criterion)
    {
        TrainingSchedule schedule =
            FullBatch with { LearningRate = 0.05, Keep = KeptState.Best, Patience = 4, Criterion = criterion, RampEpochs = 3 };

        IReadOnlyList<MemberResult> members =
            EnginePair.AssertAgree(Study(schedule, members: [.. Enumerable.Range(0, 4).Select(seed => Studies.Member(0.1 * seed, seed))]));

        Assert.IsTrue(members.Any(member => member.StopReason == StopReason.Patience));
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow(1.0)]
    public void Train_Divergence_StopsInTheSameEpoch(double? norm)
    {
        TrainingSchedule schedule = FullBatch with { LearningRate = 1e8, MaximumGradientNorm = norm };

        IReadOnlyList<MemberResult> members =
            EnginePair.AssertAgree(Study(schedule, task: LearningTask.Regression, network: new() { HiddenUnits = [8, 8, 8] }));

        Assert.IsTrue(members.All(member => member.StopReason == StopReason.Diverged));
    }

    [TestMethod]
    [DataRow(0.0)]
    [DataRow(0.9)]
    public void Train_Momentum_Agrees(double momentum)
    {
        TrainingSchedule schedule =
            FullBatch with { Optimizer = OptimizerKind.Momentum, Momentum = momentum, LearningRate = 0.05, WeightDecay = 0.1 };

        EnginePair.AssertAgree(Study(schedule));
        EnginePair.AssertAgree(Study(schedule with { BatchSize = 16, MaximumEpochs = 10, MaximumGradientNorm = 0.1 }, network: Gated));
    }

    private static TrainingStudy Study(
        TrainingSchedule schedule,
        LearningTask task = LearningTask.BinaryClassification,
        NetworkSpecification? network = null,
        GateSpecification? gate = null,
        GateMap? gates = null,
        params StudyMember[] members)
    {
        return Studies.Small(
            schedule,
            gate,
            network is { GatedLayers.Count: > 0 } && task == LearningTask.SelfSupervision ? network with { GatedLayers = [] } : network,
            task,
            AgreementStudies.Rows(task),
            AgreementStudies.Rows(task, 60, seed: 2),
            AgreementStudies.Classes,
            gates,
            members is [] ? [Studies.Member(0.3, 1), Studies.Member(0, 2)] : members);
    }
}
