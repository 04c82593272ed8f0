using MLNet.FeatureGating.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>Puts a border around images that mirrors them.</summary>
public sealed class ReflectionPaddingLayer : ChannelLayer
{
    /// <summary>Initializes a new instance of the <see cref="ReflectionPaddingLayer"/> class.</summary>
    /// <param name="border">The width of the border. Range: at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="border"/> is below 1.</exception>
    public ReflectionPaddingLayer(int border)
        : base(nameof(ReflectionPaddingLayer))
    {
        Border = Require.AtLeast(1, border);
        RegisterComponents();
    }

    /// <summary>Gets the width of the border.</summary>
    public int Border { get; }

    internal override long[] OutputShape(long[] inputShape) => inputShape.Length == 4 && Math.Min(inputShape[2], inputShape[3]) > Border
        ? [inputShape[0], inputShape[1], inputShape[2] + (2 * Border), inputShape[3] + (2 * Border)]
        : throw WrongShape($"[rows, channels, height, width] with images higher and wider than {Border}", inputShape);

    private protected override Tensor Compute(Tensor input) =>
        nn.functional.pad(input, (long[])[Border, Border, Border, Border], PaddingModes.Reflect);
}
