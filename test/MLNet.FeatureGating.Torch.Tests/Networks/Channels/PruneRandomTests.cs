using MLNet.FeatureGating.Networks;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Networks.Channels;

/// <summary>Networks of random layers with random gates, closed ones and ones in between: whatever comes out, outputs are equal.</summary>
[TestClass]
public sealed class PruneRandomTests
{
    [TestMethod]
    public void Prune_RandomDenseNetworks_OutputsEqual()
    {
        long saved = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            using var scope = NewDisposeScope();
            var numbers = new Numbers(seed);
            List<nn.Module<Tensor, Tensor>> layers = [];
            int width = 4;
            AddBetween(layers, width, numbers, images: false);
            for (int layer = 0; layer < 3; layer++)
            {
                layers.Add(new DenseLayer(width, width + 1, seed + layer));
                AddBetween(layers, ++width, numbers, images: false);
            }

            saved += Saved(layers, seed, 7, 4);
        }

        Assert.IsGreaterThan(60 * 10, saved);
    }

    [TestMethod]
    public void Prune_RandomConvolutions_OutputsEqual()
    {
        long saved = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            using var scope = NewDisposeScope();
            var numbers = new Numbers(1000 + seed);
            List<nn.Module<Tensor, Tensor>> layers = [];
            int channels = 2;
            AddBetween(layers, channels, numbers, images: true);
            for (int layer = 0; layer < 2; layer++)
            {
                layers.Add(new ConvolutionLayer(channels, channels + 2, 3, 1, numbers.Uniform() < 0.5 ? 1 : 0, seed + layer));
                channels += 2;
                AddBetween(layers, channels, numbers, images: true);
            }

            layers.Add(new AveragePoolingLayer(2));
            layers.Add(new FlattenLayer());
            AddBetween(layers, 4 * channels, numbers, images: false);
            layers.Add(new DenseLayer(4 * channels, 3, seed));
            AddBetween(layers, 3, numbers, images: false);
            saved += Saved(layers, seed, 3, 2, 9, 9);
        }

        Assert.IsGreaterThan(60 * 20, saved);
    }

    private static long Saved(List<nn.Module<Tensor, Tensor>> layers, int seed, params long[] inputShape)
    {
        PruningResult result = ChannelNetworks.PruneAndCompare(new ChannelNetwork(layers).Stirred(seed), inputShape);
        return result.ParametersBefore - result.ParametersAfter;
    }

    private static void AddBetween(List<nn.Module<Tensor, Tensor>> layers, int channels, Numbers numbers, bool images)
    {
        int count = (int)(4 * numbers.Uniform());
        for (int i = 0; i < count; i++)
        {
            double kind = numbers.Uniform();
            layers.Add(kind switch
            {
                < 0.5 => ChannelNetworks.Gate([.. Enumerable.Range(0, channels).Select(_ => Math.Max(0, (1.5 * numbers.Uniform()) - 0.5))]),
                < 0.6 => new ChannelNormalizationLayer(channels),
                < 0.7 when images => new MaxPoolingLayer(2, 1),
                < 0.75 => new ScaleLayer([.. numbers.Normals(channels)]),
                _ => new ActivationLayer(Enum.GetValues<Activation>()[(int)(5 * numbers.Uniform())]),
            });
        }
    }
}
