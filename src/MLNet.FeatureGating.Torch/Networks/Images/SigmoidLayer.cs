using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>The logistic function, of images whose values lie between 0 and 1.</summary>
internal sealed class SigmoidLayer : ChannelLayer
{
    public SigmoidLayer()
        : base(nameof(SigmoidLayer)) => RegisterComponents();

    internal override long[] OutputShape(long[] inputShape) => inputShape;

    // In one network a kernel's own way with the last few numbers does no harm.
    private protected override Tensor Compute(Tensor input) => input.sigmoid();
}
