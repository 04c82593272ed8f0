using MLNet.FeatureGating.Training;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>
/// Dense networks of one shape, one a member, computed together: every product is one batched product over the members. The network
/// has no state: weights come in as tensors of shape [members, inputs, outputs] and biases as [members, 1, outputs].
/// </summary>
internal sealed class StackedDenseNetwork
{
    private readonly Activation _activation;

    public StackedDenseNetwork(int inputs, NetworkSpecification shape, int outputs)
    {
        _activation = shape.Activation;
        var layers = new List<(int Inputs, int Outputs)>();
        foreach (int width in shape.HiddenUnits)
        {
            layers.Add((inputs, width));
            inputs = width;
        }

        layers.Add((inputs, outputs));
        Layers = layers;
    }

    /// <summary>The inputs and outputs of each layer.</summary>
    public IReadOnlyList<(int Inputs, int Outputs)> Layers { get; }

    /// <summary>Computes the outputs of every member.</summary>
    /// <param name="input">Rows, [members, rows, inputs], or [1, rows, inputs] where all see the same.</param>
    /// <param name="parameters">Weights and biases by turns, from input to output.</param>
    /// <param name="gates">For each layer the factors on its input, [members, rows, inputs] or [members, 1, inputs], or null.</param>
    /// <returns>Outputs, [members, rows, outputs].</returns>
    public Tensor Forward(Tensor input, ReadOnlySpan<Tensor> parameters, ReadOnlySpan<Tensor?> gates)
    {
        Tensor activations = input;
        for (int layer = 0; layer < Layers.Count; layer++)
        {
            Tensor weights = parameters[2 * layer];
            if (layer < gates.Length && gates[layer] is { } factors)
            {
                if (factors.shape[1] == 1)
                {
                    // (x * z) W = x (z W): cheaper on the weights than on the rows.
                    weights = weights * factors.squeeze(1).unsqueeze(-1);
                }
                else
                {
                    activations = activations * factors;
                }
            }

            if (activations.shape[0] != weights.shape[0])
            {
                activations = activations.expand(weights.shape[0], activations.shape[1], activations.shape[2]);
            }

            // Not baddbmm: TorchSharp up to 0.107 hands its arguments on in the wrong order.
            activations = activations.bmm(weights).add_(parameters[(2 * layer) + 1]);
            if (layer < Layers.Count - 1)
            {
                activations = ActivationFunction.Apply(_activation, activations);
            }
        }

        return activations;
    }
}
