using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Search;

/// <summary>One point of a <see cref="LambdaSearchSpace"/>, but for lambda.</summary>
/// <param name="Gate">The law of the gates.</param>
/// <param name="Sigma">The standard deviation of a Gaussian gate's noise.</param>
/// <param name="Temperature">The temperature of the laws that have one; <see langword="null"/> for the law's own.</param>
/// <param name="LearningRate">Adam's learning rate of the network's weights.</param>
/// <param name="GateLearningRate">Adam's learning rate of the gates.</param>
/// <param name="HiddenUnits">The widths of the hidden layers.</param>
public sealed record SearchConfiguration(
    GateKind Gate, double Sigma, double? Temperature, double LearningRate, double GateLearningRate, IReadOnlyList<int> HiddenUnits);
