namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>Where a dense layer lies among a member's parameters: weights output after output, each padded to whole lanes.</summary>
/// <param name="Inputs">The number of inputs.</param>
/// <param name="Outputs">The number of outputs.</param>
/// <param name="Stride">The distance from one output's weights to the next's.</param>
/// <param name="Biases">Where the biases begin.</param>
/// <param name="Weights">Where the weights begin.</param>
internal readonly record struct LayerPlace(int Inputs, int Outputs, int Stride, int Biases, int Weights);
