using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>x for positive x, else x / 5: the slope that discriminators are built with (Radford et al., 2016; Isola et al., 2017).</summary>
internal sealed class LeakyReluLayer : ChannelLayer
{
    private const double Slope = 0.2;

    public LeakyReluLayer()
        : base(nameof(LeakyReluLayer)) => RegisterComponents();

    internal override long[] OutputShape(long[] inputShape) => inputShape;

    private protected override Tensor Compute(Tensor input) => nn.functional.leaky_relu(input, Slope);
}
