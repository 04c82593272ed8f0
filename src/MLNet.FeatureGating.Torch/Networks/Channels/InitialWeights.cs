using MLNet.FeatureGating.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>Initial weights of dense layers and convolutions, a function of their seed alone.</summary>
internal static class InitialWeights
{
    /// <summary>Draws weights of shape [outputs, inputs, ...], uniform with the bound of He et al. (2015) for ReLU.</summary>
    public static Parameter Create(ReadOnlySpan<long> shape, int seed)
    {
        long fanIn = 1;
        foreach (long size in shape[1..])
        {
            fanIn *= size;
        }

        double bound = Math.Sqrt(6.0 / fanIn);
        using var generator = new Generator(SeedStream.Weights(seed));
        return new Parameter(empty(shape, ScalarType.Float32).uniform_(-bound, bound, generator));
    }
}
