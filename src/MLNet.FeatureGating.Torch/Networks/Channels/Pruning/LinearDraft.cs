using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>A dense layer or convolution that takes what a pruned segment gives.</summary>
internal sealed class LinearDraft : LayerDraft
{
    private readonly Device _device;
    private readonly Func<Tensor, Tensor, ChannelLayer> _make;
    private Tensor _weights;
    private Tensor _bias;

    private LinearDraft(Tensor weights, Tensor bias, ChannelSignal incoming, Func<Tensor, Tensor, ChannelLayer> make)
    {
        _device = weights.device;
        _make = make;
        Tensor all = Precise(weights);
        _weights = all.index_select(1, Indices(incoming.Kept)) * AlongInputs(incoming.Scales, all);
        _bias = Precise(bias);
        if (incoming.Dropped.Length > 0)
        {
            Tensor constants = all.index_select(1, Indices(incoming.Dropped)) * AlongInputs(incoming.Constants, all);
            _bias = _bias + constants.reshape(Channels, -1).sum(1);
        }
    }

    public override int Channels => (int)_bias.shape[0];

    /// <summary>Begins a dense layer or convolution like another; null for a layer that is neither.</summary>
    public static LinearDraft? Of(nn.Module<Tensor, Tensor> layer, ChannelSignal incoming) => layer switch
    {
        DenseLayer dense => new(dense.Weights, dense.Bias, incoming, (weights, bias) => new DenseLayer(weights, bias)),
        ConvolutionLayer convolution => new(
            convolution.Weights,
            convolution.Bias,
            incoming,
            (weights, bias) => new ConvolutionLayer(weights, bias, convolution.Stride, convolution.Padding)),
        _ => null,
    };

    public override void Scale(double[] factors)
    {
        Tensor scale = Vector(factors);
        _bias = _bias * scale;
        _weights = _weights * scale.reshape([-1, .. Enumerable.Repeat(1L, _weights.shape.Length - 1)]);
    }

    public override ChannelLayer Build(int[] kept) => _make(Finish(_weights, kept, _device), Finish(_bias, kept, _device));

    private static Tensor AlongInputs(double[] values, Tensor weights) =>
        Vector(values).reshape([-1, .. Enumerable.Repeat(1L, weights.shape.Length - 2)]);
}
