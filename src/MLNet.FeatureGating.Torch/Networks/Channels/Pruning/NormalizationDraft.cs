using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>A normalisation of some of the channels.</summary>
internal sealed class NormalizationDraft(ChannelNormalizationLayer layer) : LayerDraft
{
    private Tensor _weights = Precise(layer.Weights);
    private Tensor _bias = Precise(layer.Bias);

    public override int Channels => layer.Channels;

    public override void Scale(double[] factors)
    {
        Tensor scale = Vector(factors);
        _weights = _weights * scale;
        _bias = _bias * scale;
    }

    public override ChannelLayer Build(int[] kept)
    {
        Tensor Of(Tensor values) => Finish(values, kept, layer.Weights.device);
        return new ChannelNormalizationLayer(
            Of(_weights), Of(_bias), Of(Precise(layer.RunningMean)), Of(Precise(layer.RunningVariance)), layer.Momentum, layer.Epsilon);
    }
}
