namespace MLNet.FeatureGating.Training.Tests.Reference;

/// <summary>A dense network behind fixed gates, written out in double precision.</summary>
internal static class ManagedNetwork
{
    public static double[] Forward(
        IReadOnlyList<DenseLayerWeights> layers, Activation activation, IReadOnlyList<float> gates, ReadOnlySpan<float> row)
    {
        double[] values = new double[row.Length];
        for (int i = 0; i < row.Length; i++)
        {
            values[i] = (double)row[i] * gates[i];
        }

        for (int layer = 0; layer < layers.Count; layer++)
        {
            values = Dense(layers[layer], values);
            if (layer < layers.Count - 1)
            {
                values = [.. values.Select(x => Apply(activation, x))];
            }
        }

        return values;
    }

    /// <summary>The outputs of every row of a table.</summary>
    public static double[][] Forward(MemberResult member, Activation activation, TrainingData data)
    {
        double[][] outputs = new double[data.RowCount][];
        for (int row = 0; row < data.RowCount; row++)
        {
            outputs[row] = Forward(
                member.Layers, activation, member.GateValues, data.Features.Span.Slice(row * data.FeatureCount, data.FeatureCount));
        }

        return outputs;
    }

    public static double Apply(Activation activation, double x) => activation switch
    {
        Activation.Relu => Math.Max(0, x),
        Activation.Tanh => Math.Tanh(x),
        Activation.Sigmoid => 1 / (1 + Math.Exp(-x)),
        Activation.Selu => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Math.Exp(x) - 1)),
        Activation.LeakyRelu => x > 0 ? x : x / 100,
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

    private static double[] Dense(DenseLayerWeights layer, double[] input)
    {
        double[] output = new double[layer.Outputs];
        for (int o = 0; o < layer.Outputs; o++)
        {
            output[o] = layer.Biases[o];
            for (int i = 0; i < layer.Inputs; i++)
            {
                output[o] += input[i] * layer.Weights[(i * layer.Outputs) + o];
            }
        }

        return output;
    }
}
