using MLNet.FeatureGating.Gates;
using MLNet.FeatureGating.Networks;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Networks.Channels;

/// <summary>Networks to prune, and what has to hold of all that have been.</summary>
internal static class ChannelNetworks
{
    /// <summary>Gaussian gates with these values outside training.</summary>
    public static GateLayer Gate(params double[] values)
    {
        var layer = new GateLayer(new GaussianGate(), values.Length);
        Set(layer.parameters().Single(), values);
        return layer;
    }

    public static void Set(Tensor parameter, params double[] values)
    {
        using var scope = NewDisposeScope();
        using IDisposable off = no_grad();
        parameter.copy_(Tensors.Single(values, parameter.shape));
    }

    /// <summary>Makes biases and statistics anything but 0 and 1, and puts the network out of training.</summary>
    public static ChannelNetwork Stirred(this ChannelNetwork network, int seed = 1)
    {
        var numbers = new Numbers(seed);
        foreach (nn.Module<Tensor, Tensor> layer in network.Layers)
        {
            switch (layer)
            {
                case DenseLayer dense:
                    Set(dense.Bias, numbers.Normals(dense.Outputs, 0.5));
                    break;
                case ConvolutionLayer convolution:
                    Set(convolution.Bias, numbers.Normals(convolution.Outputs, 0.5));
                    break;
                case ChannelNormalizationLayer normalization:
                    Set(normalization.Weights, numbers.Normals(normalization.Channels));
                    Set(normalization.Bias, numbers.Normals(normalization.Channels));
                    Set(normalization.RunningMean, numbers.Normals(normalization.Channels));
                    Set(normalization.RunningVariance, [.. numbers.Normals(normalization.Channels).Select(x => 0.5 + (x * x))]);
                    break;
            }
        }

        network.eval();
        return network;
    }

    /// <summary>Prunes, and checks that the outputs are the same and that no gates are left.</summary>
    public static PruningResult PruneAndCompare(ChannelNetwork network, params long[] inputShape)
    {
        Tensor input = Tensors.StandardNormal(5, inputShape);
        double[] expected = Tensors.Values(network.call(input));

        PruningResult result = network.Prune();

        Tensor output = result.Network.call(input);
        CollectionAssert.AreEqual(network.call(input).shape, output.shape);
        Close.Numbers(expected, Tensors.Values(output), 1e-5);
        Assert.IsFalse(result.Network.Layers.Any(layer => layer is GateLayer));
        Assert.IsLessThanOrEqualTo(result.ParametersBefore, result.ParametersAfter);
        Assert.IsLessThanOrEqualTo(result.OperationsBefore(inputShape), result.OperationsAfter(inputShape));
        return result;
    }

    /// <summary>A network's layers in short: Dense 8-3, Convolution 2-4, Normalization 3, Scale 3, Selection 4-2, and names.</summary>
    public static string Describe(this ChannelNetwork network) => string.Join(", ", network.Layers.Select(layer => layer switch
    {
        DenseLayer dense => $"Dense {dense.Inputs}-{dense.Outputs}",
        ConvolutionLayer convolution => $"Convolution {convolution.Inputs}-{convolution.Outputs}",
        ChannelNormalizationLayer normalization => $"Normalization {normalization.Channels}",
        ScaleLayer scale => $"Scale {scale.Scales.Count}",
        SelectionLayer selection => $"Selection {selection.Channels}-{selection.Indices.Count}",
        ActivationLayer activation => activation.Activation.ToString(),
        _ => layer.GetType().Name.Replace("Layer", "", StringComparison.Ordinal),
    }));
}
