using MLNet.FeatureGating.Networks;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Data;
using MLNet.FeatureGating.Training.Torch;

namespace MLNet.FeatureGating.Torch.Tests.Training.Torch;

/// <summary>Layouts of small networks with one output.</summary>
internal static class Layouts
{
    /// <summary>The layout of up to three members, all behind gates of one law.</summary>
    public static ParameterLayout Create(GateSpecification gate, int features, NetworkSpecification network) =>
        Create(Study(gate, features, network));

    public static ParameterLayout Create(TrainingStudy study) =>
        new(study, new GateBank(study), new StackedDenseNetwork(study.Training.FeatureCount, study.Network, study.OutputCount));

    public static TrainingStudy Study(GateSpecification gate, int features, NetworkSpecification network) => new()
    {
        Task = LearningTask.Regression,
        Training = new(new float[features], features, [0]),
        Members = [Studies.Member(0, 1), Studies.Member(0, 2), Studies.Member(0, 3)],
        Gate = gate,
        Network = network,
    };
}
