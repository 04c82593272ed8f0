using MLNet.FeatureGating.Training;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>The maximum of each square window of images: [rows, channels, height, width] become [rows, channels, h, w].</summary>
public sealed class MaxPoolingLayer : ChannelLayer
{
    /// <summary>Initializes a new instance of the <see cref="MaxPoolingLayer"/> class.</summary>
    /// <param name="kernelSize">The height and width of a window. Range: at least 1.</param>
    /// <param name="stride">The step from one window to the next, or <see langword="null"/> for the kernel size. Range: at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public MaxPoolingLayer(int kernelSize, int? stride = null)
        : base(nameof(MaxPoolingLayer))
    {
        KernelSize = Require.AtLeast(1, kernelSize);
        Stride = Require.AtLeast(1, stride ?? kernelSize, nameof(stride));
        RegisterComponents();
    }

    /// <summary>Gets the height and width of a window.</summary>
    public int KernelSize { get; }

    /// <summary>Gets the step from one window to the next.</summary>
    public int Stride { get; }

    internal override long[] OutputShape(long[] inputShape) =>
        inputShape.Length == 4 && Math.Min(inputShape[2], inputShape[3]) >= KernelSize
            ? [inputShape[0], inputShape[1], Places(inputShape[2]), Places(inputShape[3])]
            : throw WrongShape($"[rows, channels, height, width] with images no smaller than the window ({KernelSize})", inputShape);

    private protected override Tensor Compute(Tensor input) => nn.functional.max_pool2d(input, KernelSize, Stride);

    private long Places(long size) => ((size - KernelSize) / Stride) + 1;
}
