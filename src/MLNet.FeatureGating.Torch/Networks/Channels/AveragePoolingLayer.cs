using MLNet.FeatureGating.Training;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>
/// Averages over images, cut into as many windows as the output has places (adaptive average pooling): [rows, channels, height, width]
/// become [rows, channels, output size, output size].
/// </summary>
public sealed class AveragePoolingLayer : ChannelLayer
{
    /// <summary>Initializes a new instance of the <see cref="AveragePoolingLayer"/> class.</summary>
    /// <param name="outputSize">The height and width of the output; 1 averages over the whole image. Range: at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="outputSize"/> is below 1.</exception>
    public AveragePoolingLayer(int outputSize = 1)
        : base(nameof(AveragePoolingLayer))
    {
        OutputSize = Require.AtLeast(1, outputSize);
        RegisterComponents();
    }

    /// <summary>Gets the height and width of the output.</summary>
    public int OutputSize { get; }

    internal override long[] OutputShape(long[] inputShape) => inputShape.Length == 4
        ? [inputShape[0], inputShape[1], OutputSize, OutputSize]
        : throw WrongShape("[rows, channels, height, width]", inputShape);

    private protected override Tensor Compute(Tensor input) => nn.functional.adaptive_avg_pool2d(input, OutputSize);
}
