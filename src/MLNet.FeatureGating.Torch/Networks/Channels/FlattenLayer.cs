using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>
/// Makes rows of images, channel after channel: [rows, channels, height, width] become [rows, channels x height x width]. Rows stay as they are.
/// </summary>
public sealed class FlattenLayer : ChannelLayer
{
    /// <summary>Initializes a new instance of the <see cref="FlattenLayer"/> class.</summary>
    public FlattenLayer()
        : base(nameof(FlattenLayer))
    {
        RegisterComponents();
    }

    internal override long[] OutputShape(long[] inputShape) => inputShape.Length switch
    {
        2 => inputShape,
        4 => [inputShape[0], inputShape[1] * inputShape[2] * inputShape[3]],
        _ => throw WrongShape("[rows, channels, height, width]", inputShape),
    };

    private protected override Tensor Compute(Tensor input) => input.reshape(OutputShape(input.shape));
}
