using System.Globalization;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>Layers one after another, as one layer.</summary>
internal sealed class LayerChain : ChannelLayer
{
    private readonly ChannelLayer[] _layers;

    public LayerChain(params IEnumerable<ChannelLayer> layers)
        : base(nameof(LayerChain))
    {
        _layers = [.. layers];
        for (int i = 0; i < _layers.Length; i++)
        {
            register_module(i.ToString(CultureInfo.InvariantCulture), _layers[i]);
        }
    }

    internal override long[] OutputShape(long[] inputShape) => _layers.Aggregate(inputShape, (shape, layer) => layer.OutputShape(shape));

    internal override long Operations(long[] inputShape)
    {
        long operations = 0;
        long[] shape = inputShape;
        foreach (ChannelLayer layer in _layers)
        {
            operations += layer.Operations(shape);
            shape = layer.OutputShape(shape);
        }

        return operations;
    }

    internal override IEnumerable<Tensor> OwnTensors() => _layers.SelectMany(layer => layer.OwnTensors());

    private protected override Tensor Compute(Tensor input)
    {
        Tensor signal = input;
        foreach (ChannelLayer layer in _layers)
        {
            signal = layer.call(signal);
        }

        return signal;
    }
}
