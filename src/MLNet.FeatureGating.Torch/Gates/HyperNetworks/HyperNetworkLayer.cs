namespace MLNet.FeatureGating.Gates;

/// <summary>A dense layer of a network that makes the parameters of gates.</summary>
/// <param name="Inputs">The number of inputs.</param>
/// <param name="Outputs">The number of outputs.</param>
/// <param name="Weights">Where its weights begin, inputs x outputs.</param>
/// <param name="Biases">Where its biases begin.</param>
internal sealed record HyperNetworkLayer(int Inputs, int Outputs, int Weights, int Biases)
{
    /// <summary>
    /// What weights are multiplied by. All of an output's weights move at once, each by the learning rate of gates: without the factor, outputs
    /// would move by many times that rate.
    /// </summary>
    public double WeightFactor => 1.0 / Inputs;
}
