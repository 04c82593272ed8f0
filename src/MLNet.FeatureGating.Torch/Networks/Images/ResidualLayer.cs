using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>Adds to its input what layers make of it (He et al., 2016).</summary>
internal sealed class ResidualLayer : ChannelLayer
{
    private readonly ChannelLayer _inner;

    /// <summary>Initializes a new instance of the <see cref="ResidualLayer"/> class.</summary>
    /// <param name="inner">The layers, whose output must have the shape of their input.</param>
    public ResidualLayer(ChannelLayer inner)
        : base(nameof(ResidualLayer))
    {
        _inner = inner;
        RegisterComponents();
    }

    internal override long[] OutputShape(long[] inputShape) => _inner.OutputShape(inputShape);

    internal override long Operations(long[] inputShape) => _inner.Operations(inputShape);

    internal override IEnumerable<Tensor> OwnTensors() => _inner.OwnTensors();

    private protected override Tensor Compute(Tensor input) => input + _inner.call(input);
}
