using MLNet.FeatureGating.Training;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>A non-linearity on every number of rows or images.</summary>
public sealed class ActivationLayer : ChannelLayer
{
    /// <summary>Initializes a new instance of the <see cref="ActivationLayer"/> class.</summary>
    /// <param name="activation">The non-linearity.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such activation.</exception>
    public ActivationLayer(Activation activation)
        : base(nameof(ActivationLayer))
    {
        Activation = Require.Defined(activation);
        RegisterComponents();
    }

    /// <summary>Gets the non-linearity.</summary>
    public Activation Activation { get; }

    /// <summary>Whether f(s x) = s f(x) for every s &gt;= 0.</summary>
    internal bool IsHomogeneous => Activation is Activation.Relu or Activation.LeakyRelu;

    internal override long[] OutputShape(long[] inputShape) => inputShape;

    private protected override Tensor Compute(Tensor input) => ActivationFunction.Apply(Activation, input);
}
