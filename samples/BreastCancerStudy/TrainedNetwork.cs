using MLNet.FeatureGating.Training;

namespace BreastCancerStudy;

/// <summary>A member's network with its gates collapsed, in plain C#: dense layers with ReLU between them.</summary>
/// <param name="result">What the member learnt.</param>
/// <param name="gatedLayers">The hidden layers whose units have gates.</param>
internal sealed class TrainedNetwork(MemberResult result, IReadOnlyList<int> gatedLayers)
{
    /// <summary>Gives the mean cross-entropy, in nats, and the part of the rows whose class is right.</summary>
    public (double CrossEntropy, double Accuracy) Judge(TrainingData data)
    {
        double loss = 0;
        int right = 0;
        for (int row = 0; row < data.RowCount; row++)
        {
            double[] outputs = Outputs(data.Features.Span.Slice(row * data.FeatureCount, data.FeatureCount));
            int target = (int)data.Targets.Span[row];
            double largest = outputs.Max();
            loss += largest + Math.Log(outputs.Sum(output => Math.Exp(output - largest))) - outputs[target];
            right += Array.IndexOf(outputs, largest) == target ? 1 : 0;
        }

        return (loss / data.RowCount, (double)right / data.RowCount);
    }

    private double[] Outputs(ReadOnlySpan<float> features)
    {
        double[] values = new double[features.Length];
        for (int feature = 0; feature < values.Length; feature++)
        {
            values[feature] = features[feature] * result.GateValues[feature];
        }

        for (int layer = 0; layer < result.Layers.Count; layer++)
        {
            values = Apply(result.Layers[layer], values);
            if (layer < result.Layers.Count - 1)
            {
                Activate(values, layer);
            }
        }

        return values;
    }

    private static double[] Apply(DenseLayerWeights layer, double[] inputs)
    {
        double[] outputs = [.. layer.Biases];
        for (int input = 0; input < inputs.Length; input++)
        {
            for (int output = 0; output < outputs.Length; output++)
            {
                outputs[output] += inputs[input] * layer.Weights[(input * layer.Outputs) + output];
            }
        }

        return outputs;
    }

    private void Activate(double[] units, int layer)
    {
        int gated = gatedLayers.ToList().IndexOf(layer);
        for (int unit = 0; unit < units.Length; unit++)
        {
            units[unit] = Math.Max(0, units[unit]) * (gated < 0 ? 1 : result.HiddenGateValues[gated][unit]);
        }
    }
}
