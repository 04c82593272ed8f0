using MLNet.FeatureGating.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>Initial weights of dense layers and convolutions, a function of their seed alone.</summary>
internal static class InitialWeights
{
    /// <summary>Draws weights of shape [outputs, inputs, ...], uniform with the bound of He et al. (2015) for ReLU.</summary>
    public static Parameter Create(ReadOnlySpan<long> shape, int seed, Device? device)
    {
        long fanIn = 1;
        foreach (long size in shape[1..])
        {
            fanIn *= size;
        }

        return Create(shape, seed, fanIn, device);
    }

    /// <summary>Draws weights of any shape for layers of which an output sees so many inputs.</summary>
    public static Parameter Create(ReadOnlySpan<long> shape, int seed, long fanIn, Device? device)
    {
        double bound = Math.Sqrt(6.0 / fanIn);
        using var generator = new Generator(SeedStream.Weights(seed));

        // Drawn on the CPU, so that devices start alike.
        return new Parameter(as_tensor(empty(shape, ScalarType.Float32).uniform_(-bound, bound, generator), null, device));
    }
}
