using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Torch.Tests.Training.Agreement;

/// <summary>Independent numbers as the managed engine draws them.</summary>
internal static unsafe class RawNoise
{
    /// <summary>Draws the noise of a law whose gates are independent: streams x count.</summary>
    public static float[][] Draw(GateKind kind, NoiseKey key, int first, int streams, int count) => kind switch
    {
        GateKind.Gaussian or GateKind.LogitNormal or GateKind.CorrelatedLogitNormal => Draw<NoiseLaws.Normal<Lanes512>>(key, first, streams, count),
        GateKind.StraightThrough => Draw<NoiseLaws.Uniform<Lanes512>>(key, first, streams, count),
        _ => Draw<NoiseLaws.Logistic<Lanes512>>(key, first, streams, count),
    };

    public static float[][] Draw<TNoise>(NoiseKey key, int first, int streams, int count)
        where TNoise : struct, INoise<Lanes512>
    {
        const int Block = NoiseSource<Lanes512, TNoise>.Block;
        int stride = (count + Block - 1) / Block * Block;
        using var memory = new NativeFloats((long)streams * stride);
        NoiseSource<Lanes512, TNoise>.Fill(key, first, streams, count, new(memory.At, stride));
        return [.. memory.Span.ToArray().Chunk(stride)];
    }
}
