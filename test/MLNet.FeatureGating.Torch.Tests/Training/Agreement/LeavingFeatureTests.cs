using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Cpu;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Torch.Tests.Training.Agreement;

/// <summary>Features that the managed engine takes out of the network, and torch leaves in it behind closed gates.</summary>
[TestClass]
public sealed class LeavingFeatureTests
{
    [TestMethod]
    [DataRow(NoiseSharing.PerRow, null, 0.0)]
    [DataRow(NoiseSharing.PerBatch, null, 0.1)]
    [DataRow(NoiseSharing.PerRow, 40, 0.1)]
    public void Train_FeaturesLeave_Agrees(NoiseSharing noise, int? batchSize, double decay)
    {
        AssertAgree(Study(noise, batchSize, decay, null));
        AssertAgree(Study(noise, batchSize, decay, new([.. Enumerable.Range(0, 24).Select(feature => feature * 7 % 24 % 16)])));
    }

    private static void AssertAgree(TrainingStudy study)
    {
        GateGroups[] groups = ShadowTraining.InputGroups(study);
        Assert.IsGreaterThan(2, groups.Distinct().Count(), "Features must leave more than once.");

        EnginePair.AssertAgree(study, new CpuNoise(study) { InputGroups = (_, step) => groups[step] });
    }

    private static TrainingStudy Study(NoiseSharing noise, int? batchSize, double decay, GateMap? gates) => Studies.Small(
        new()
        {
            MaximumEpochs = batchSize is null ? 80 : 40,
            BatchSize = batchSize,
            LearningRate = 0.03,
            GateLearningRate = 0.05,
            WeightDecay = decay,
            Keep = KeptState.Last,
        },
        new() { Noise = noise, Sigma = 0.1, InitialParameter = 0.2 },
        training: SyntheticData.LinearBinary(100, 24, 1),
        validation: SyntheticData.LinearBinary(60, 24, 2),
        gates: gates,
        members: Studies.Member(0.6, 1));
}
