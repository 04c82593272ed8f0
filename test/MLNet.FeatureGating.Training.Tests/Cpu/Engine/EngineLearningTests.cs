using MLNet.FeatureGating.Training.Cpu;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Training.Tests.Cpu.Engine;

[TestClass]
public sealed class EngineLearningTests
{
    private static readonly TrainingSchedule Learning = new()
    {
        MaximumEpochs = 300,
        LearningRate = 0.02,
        GateLearningRate = 0.02,
        WeightDecay = 0.1,
    };

    [TestMethod]
    [DataRow(GateKind.Gaussian)]
    [DataRow(GateKind.StraightThrough)]
    [DataRow(GateKind.GumbelSoftmax)]
    [DataRow(GateKind.Correlated)]
    [DataRow(GateKind.HardConcrete)]
    [DataRow(GateKind.Concrete)]
    [DataRow(GateKind.LogitNormal)]
    [DataRow(GateKind.CorrelatedLogitNormal)]
    [DataRow(GateKind.L1Weights)]
    public void Train_ExclusiveOr_RanksItsTwoFeaturesFirst(GateKind kind)
    {
        StudyResult result = new CpuTrainingEngine(2).Train(Studies.Small(
            Learning,
            gate: new() { Kind = kind },
            network: new() { HiddenUnits = [16] },
            training: SyntheticData.ExclusiveOr(400, 8, 1),
            validation: SyntheticData.ExclusiveOr(200, 8, 2),
            members: [.. Enumerable.Range(0, 3).Select(seed => new StudyMember { Seed = seed, TargetGates = 2 })]));

        foreach (MemberResult member in result.Members)
        {
            if (kind == GateKind.LogitNormal)
            {
                // Its deviations shrink, and gates without noise stay where they are: more may be left open than asked for.
                Assert.IsTrue(member.GateValues[0] == 1 && member.GateValues[1] == 1);
                continue;
            }

            int[] ranked = [.. Enumerable.Range(0, 8).OrderByDescending(gate => member.MeanOpenProbabilities[gate])
                .ThenByDescending(gate => member.GateFirmness[gate])];
            CollectionAssert.AreEquivalent((int[])[0, 1], ranked[..2]);
            Assert.IsGreaterThan(0.85, member.History.Max(record => record.ValidationMetric));
        }
    }

    [TestMethod]
    [DataRow(OptimizerKind.Adam, 0.02)]
    [DataRow(OptimizerKind.Momentum, 0.05)]
    public void Train_AnyOptimizer_Learns(OptimizerKind optimizer, double rate)
    {
        StudyResult result = new CpuTrainingEngine(1).Train(Studies.Small(
            Learning with { Optimizer = optimizer, LearningRate = rate, GateLearningRate = rate, BatchSize = 32 },
            training: SyntheticData.LinearBinary(300, 6, 1),
            validation: SyntheticData.LinearBinary(200, 6, 2)));

        Assert.IsGreaterThan(0.9, result.Members[0].Best!.Value.ValidationMetric);
    }

    [TestMethod]
    public void Train_StrongPenaltyOnManyFeatures_DropsClosedOnesAndKeepsTheirWeights()
    {
        const int Features = 64;
        TrainingStudy study = Studies.Small(
            Learning with { MaximumEpochs = 800, BatchSize = 50, LearningRate = 0.003, GateLearningRate = 0.01, Keep = KeptState.Last },
            training: SyntheticData.LinearBinary(200, Features, 1),
            validation: SyntheticData.LinearBinary(100, Features, 2),
            members: Studies.Member(0.5, 3));

        MemberResult member = new CpuTrainingEngine(1).Train(study).Members[0];

        int closed = member.GateParameters.Count(mean => mean < -1.75);
        Assert.IsGreaterThan(
            Features / 2, closed, $"Gates must have closed for good, for features to leave: {string.Join(' ', member.GateParameters)}");
        Assert.HasCount(Features * 8, member.Layers[0].Weights);
        Assert.IsGreaterThan(0.8, member.Best!.Value.ValidationMetric);
    }

    [TestMethod]
    public void Constructor_NoThreads_Throws() => Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new CpuTrainingEngine(0));
}
