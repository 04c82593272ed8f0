namespace MLNet.FeatureGating.Training;

/// <summary>The trained weights of one dense layer: output = input x Weights + Biases.</summary>
/// <param name="Inputs">The number of inputs.</param>
/// <param name="Outputs">The number of outputs.</param>
/// <param name="Weights">The weights, input after input: Inputs x Outputs.</param>
/// <param name="Biases">One bias an output.</param>
public sealed record DenseLayerWeights(int Inputs, int Outputs, IReadOnlyList<float> Weights, IReadOnlyList<float> Biases);
