using MLNet.FeatureGating.Networks;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Torch;

namespace MLNet.FeatureGating.Torch.Tests.Training.Torch;

/// <summary>Layouts of small networks with one output.</summary>
internal static class Layouts
{
    /// <summary>The layout of up to three members, all behind gates of one law.</summary>
    public static ParameterLayout Create(GateSpecification gate, int features, NetworkSpecification network)
    {
        TrainingStudy study = new()
        {
            Task = LearningTask.Regression,
            Training = new(new float[features], features, [0]),
            Members = [Studies.Member(0, 1), Studies.Member(0, 2), Studies.Member(0, 3)],
            Gate = gate,
            Network = network,
        };
        return new(new GateBank(study), new StackedDenseNetwork(features, network, 1));
    }
}
