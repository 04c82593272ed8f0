using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Torch.Tests.Training.Agreement;

/// <summary>What studies of both engines are made of.</summary>
internal static class AgreementStudies
{
    public const int Classes = 3;

    /// <summary>Every law, with and without what it can be told.</summary>
    public static IReadOnlyDictionary<string, GateSpecification> Laws { get; } = new Dictionary<string, GateSpecification>
    {
        ["Gaussian"] = new() { Kind = GateKind.Gaussian },
        ["Gaussian wide"] = new() { Kind = GateKind.Gaussian, Sigma = 0.9, InitialParameter = 0.2 },
        ["Straight-through"] = new() { Kind = GateKind.StraightThrough },
        ["Straight-through fixed"] = new() { Kind = GateKind.StraightThrough, IsStochastic = false },
        ["Gumbel hard"] = new() { Kind = GateKind.GumbelSoftmax, Temperature = new(2, 0.5) },
        ["Gumbel soft"] = new() { Kind = GateKind.GumbelSoftmax, IsHard = false, Temperature = new(1, 0.3) },
        ["Correlated soft"] = new() { Kind = GateKind.Correlated, Temperature = new(1, 0.5) },
        ["Correlated hard"] = new() { Kind = GateKind.Correlated, IsHard = true },
        ["Hard concrete"] = new() { Kind = GateKind.HardConcrete },
        ["Hard concrete cooling"] = new() { Kind = GateKind.HardConcrete, Temperature = new(1, 0.4), InitialParameter = 0.5 },
        ["Concrete"] = new() { Kind = GateKind.Concrete },
        ["Concrete cooling"] = new() { Kind = GateKind.Concrete, Temperature = new(1, 0.4), InitialParameter = 0.5 },
        ["LogitNormal"] = new() { Kind = GateKind.LogitNormal },
        ["LogitNormal cooling"] = new() { Kind = GateKind.LogitNormal, Temperature = new(1, 0.2), InitialParameter = -0.2 },
        ["Correlated logitNormal"] = new() { Kind = GateKind.CorrelatedLogitNormal },
        ["Correlated logitNormal cooling"] = new() { Kind = GateKind.CorrelatedLogitNormal, Temperature = new(1, 0.2), InitialParameter = 0.3 },
        ["L1 weights"] = new() { Kind = GateKind.L1Weights, WeightThreshold = 0.3 },
    };

    /// <summary>Rows that a task can learn from.</summary>
    public static TrainingData Rows(LearningTask task, int rows = 75, int features = 9, int seed = 1) => task switch
    {
        LearningTask.BinaryClassification => SyntheticData.LinearBinary(rows, features, seed),
        LearningTask.MulticlassClassification => SyntheticData.ThreeClasses(rows, features, seed),
        LearningTask.Regression => SyntheticData.LinearRegression(rows, features, seed),
        LearningTask.Survival => SyntheticData.ProportionalHazards(rows, features, seed),
        _ => SyntheticData.HiddenCauses(rows, features, seed),
    };

    /// <summary>Weights of rows, every fifth of them 0.</summary>
    public static float[] Weights(int rows, int seed) => [.. SyntheticData.Weights(rows, seed).Select((weight, row) => row % 5 == 2 ? 0 : weight)];

    /// <summary>Nine features in six gates of their own costs, one of them always open.</summary>
    public static GateMap Groups() => new([0, 1, 0, 2, 3, 3, 5, 4, 1], [1, 2, 0.5, 1, 0, 3], [false, false, false, true, false, false]);

    public static NoiseSharing Noise(bool perRow) => perRow ? NoiseSharing.PerRow : NoiseSharing.PerBatch;
}
