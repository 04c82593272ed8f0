using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>Gives rows of numbers another shape.</summary>
internal sealed class ShapeLayer : ChannelLayer
{
    private readonly long[] _shape;

    /// <summary>Initializes a new instance of the <see cref="ShapeLayer"/> class.</summary>
    /// <param name="shape">The shape of a row.</param>
    public ShapeLayer(params long[] shape)
        : base(nameof(ShapeLayer))
    {
        _shape = shape;
        RegisterComponents();
    }

    internal override long[] OutputShape(long[] inputShape) =>
        inputShape.Skip(1).Aggregate(1L, (product, size) => product * size) == _shape.Aggregate(1L, (product, size) => product * size)
            ? [inputShape[0], .. _shape]
            : throw WrongShape($"[rows, ...] of {string.Join(" x ", _shape)} values a row", inputShape);

    private protected override Tensor Compute(Tensor input) => input.reshape([input.shape[0], .. _shape]);
}
