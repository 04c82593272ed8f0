using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tests.Support;

/// <summary>Options that make tests quick.</summary>
internal static class Quick
{
    /// <summary>Enough training for the synthetic problem; lambda thins it out to what is relevant.</summary>
    public static StochasticGatesOptions Learning { get; } = new()
    {
        Lambda = 0.5,
        Members = 3,
        HiddenUnits = [8],
        BatchSize = null,
        MaximumEpochs = 150,
        LearningRate = 0.02,
        GateLearningRate = 0.02,
        Patience = 1,
        Refit = false,
        Seed = 5,
        Device = ComputeDevice.Cpu,
    };

    /// <summary>Hardly any training, where what is learnt does not matter.</summary>
    public static StochasticGatesOptions Hasty { get; } = Learning with { Lambda = 0, Members = 1, MaximumEpochs = 2, HiddenUnits = [] };

    /// <summary>Hardly any training, and so many slots of whatever rank.</summary>
    public static StochasticGatesOptions Keeping(int slots) => Hasty with { TargetFeatures = slots };
}
