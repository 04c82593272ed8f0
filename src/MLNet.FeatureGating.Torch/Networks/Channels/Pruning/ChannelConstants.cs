using MLNet.FeatureGating.Gates;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>Which channels are the same number everywhere and for every row, because a gate has closed them.</summary>
internal static class ChannelConstants
{
    /// <summary>Gives each channel's number behind the steps of a segment; null where it is not constant.</summary>
    public static double?[] Behind(IReadOnlyList<SegmentStep> steps, int channels)
    {
        double?[] constants = new double?[channels];
        foreach (SegmentStep step in steps)
        {
            constants = Behind(step, constants);
        }

        return constants;
    }

    /// <summary>The factors of a layer that multiplies channels by fixed numbers; null for any other layer.</summary>
    public static double[]? Factors(nn.Module<Tensor, Tensor> layer) => layer switch
    {
        GateLayer gate => Values(gate.Collapse()),
        ScaleLayer scale => [.. scale.Scales],
        _ => null,
    };

    private static double?[] Behind(SegmentStep step, double?[] constants) => step.Layer switch
    {
        GateLayer or ScaleLayer => [.. constants.Zip(Factors(step.Layer)!, (constant, factor) => factor == 0 ? 0 : constant * factor)],
        FlattenLayer => [.. Enumerable.Range(0, step.Channels).Select(feature => constants[feature / (step.Channels / constants.Length)])],
        ActivationLayer activation => Apply(constants, values => ActivationFunction.Apply(activation.Activation, values)),
        ChannelNormalizationLayer normalization => Apply(constants, values => Normalize(normalization, values)),
        _ => constants,
    };

    private static double?[] Apply(double?[] constants, Func<Tensor, Tensor> function)
    {
        double[] values = Values(function(tensor(constants.Select(constant => constant ?? 0).ToArray())));
        return [.. constants.Zip(values, (constant, value) => constant is null ? (double?)null : value)];
    }

    private static Tensor Normalize(ChannelNormalizationLayer layer, Tensor values)
    {
        Tensor deviation = Precise(layer.RunningVariance).clone().add_(layer.Epsilon).sqrt();
        return ((values - Precise(layer.RunningMean)) / deviation * Precise(layer.Weights)) + Precise(layer.Bias);
    }

    private static Tensor Precise(Tensor values) => values.detach().cpu().type(ScalarType.Float64);

    private static double[] Values(Tensor values) => Precise(values).data<double>().ToArray();
}
