using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>Factors that found no other place.</summary>
internal sealed class ScaleDraft(double[] scales, Device device) : LayerDraft
{
    private double[] _scales = [.. scales];

    public override int Channels => _scales.Length;

    public override void Scale(double[] factors) => _scales = [.. _scales.Zip(factors, (scale, factor) => scale * factor)];

    public override ChannelLayer Build(int[] kept) => new ScaleLayer(kept.Select(channel => _scales[channel]), device);
}
