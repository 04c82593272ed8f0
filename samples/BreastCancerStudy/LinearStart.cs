using MLNet.FeatureGating.Training;
using static TorchSharp.torch;

namespace BreastCancerStudy;

/// <summary>
/// The starting weights of the original: those that PyTorch's nn.Linear layers draw, one after another, after torch.manual_seed. Weights and
/// biases are uniform within 1 / sqrt(inputs).
/// </summary>
internal static class LinearStart
{
    /// <summary>Draws the layers of a network.</summary>
    /// <param name="seed">The seed, as torch.manual_seed has it.</param>
    /// <param name="widths">The widths of input, hidden layers and output.</param>
    public static IReadOnlyList<DenseLayerWeights> Draw(int seed, params ReadOnlySpan<int> widths)
    {
        using var generator = new Generator((ulong)seed);
        var layers = new List<DenseLayerWeights>();
        for (int layer = 0; layer < widths.Length - 1; layer++)
        {
            int inputs = widths[layer];
            int outputs = widths[layer + 1];
            float[] weights = Uniform(inputs * outputs, inputs, generator);

            // PyTorch has them output after output.
            float[] byInput = [.. Enumerable.Range(0, inputs * outputs).Select(i => weights[(i % outputs * inputs) + (i / outputs)])];
            layers.Add(new(inputs, outputs, byInput, Uniform(outputs, inputs, generator)));
        }

        return layers;
    }

    private static float[] Uniform(int count, int inputs, Generator generator)
    {
        using var scope = NewDisposeScope();
        double bound = 1 / Math.Sqrt(inputs);
        return zeros([count], ScalarType.Float32).uniform_(-bound, bound, generator).data<float>().ToArray();
    }
}
