using MLNet.FeatureGating.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>
/// A transposed convolution with square kernels, which makes images larger: [rows, inputs, height, width] become [rows, outputs, h, w], where
/// h = (height - 1) x stride - 2 x padding + kernel size + extra height, and w likewise.
/// </summary>
public sealed class TransposedConvolutionLayer : ChannelLayer
{
    private readonly Parameter _weights;
    private readonly Parameter _bias;

    /// <summary>Initializes a new instance of the <see cref="TransposedConvolutionLayer"/> class.</summary>
    /// <param name="inputs">The number of input channels. Range: at least 1.</param>
    /// <param name="outputs">The number of output channels. Range: at least 1.</param>
    /// <param name="kernelSize">The height and width of a kernel. Range: at least 1.</param>
    /// <param name="stride">How far apart the places of the input lie in the output. Range: at least 1.</param>
    /// <param name="padding">How much of the output is cut off on each side. Range: at least 0.</param>
    /// <param name="extraHeight">How many rows are added at the bottom. Range: 0 to the stride - 1.</param>
    /// <param name="extraWidth">How many columns are added on the right. Range: 0 to the stride - 1.</param>
    /// <param name="seed">The seed of the weights, uniform as by He et al. (2015) for ReLU; biases are 0.</param>
    /// <param name="device">Where the parameters lie; <see langword="null"/> for the CPU.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public TransposedConvolutionLayer(
        int inputs,
        int outputs,
        int kernelSize,
        int stride = 1,
        int padding = 0,
        int extraHeight = 0,
        int extraWidth = 0,
        int seed = 0,
        Device? device = null)
        : base(nameof(TransposedConvolutionLayer))
    {
        Require.AtLeast(1, inputs);
        Require.AtLeast(1, outputs);
        Require.AtLeast(1, kernelSize);
        Stride = Require.AtLeast(1, stride);
        Padding = Require.AtLeast(0, padding);
        ExtraHeight = Require.Between(0, stride - 1, extraHeight);
        ExtraWidth = Require.Between(0, stride - 1, extraWidth);

        // Every output sees kernel size squared / stride squared places of each input channel.
        long seen = Math.Max(1, inputs * kernelSize * kernelSize / (stride * stride));
        _weights = InitialWeights.Create([inputs, outputs, kernelSize, kernelSize], seed, seen, device);
        _bias = new Parameter(zeros([outputs], ScalarType.Float32, device));
        RegisterComponents();
    }

    /// <summary>Gets the number of input channels.</summary>
    public int Inputs => (int)_weights.shape[0];

    /// <summary>Gets the number of output channels.</summary>
    public int Outputs => (int)_weights.shape[1];

    /// <summary>Gets the height and width of a kernel.</summary>
    public int KernelSize => (int)_weights.shape[2];

    /// <summary>Gets how far apart the places of the input lie in the output.</summary>
    public int Stride { get; }

    /// <summary>Gets how much of the output is cut off on each side.</summary>
    public int Padding { get; }

    /// <summary>Gets how many rows are added at the bottom.</summary>
    public int ExtraHeight { get; }

    /// <summary>Gets how many columns are added on the right.</summary>
    public int ExtraWidth { get; }

    /// <summary>Gets the weights, [inputs, outputs, kernel size, kernel size].</summary>
    public Parameter Weights => _weights;

    /// <summary>Gets the biases, [outputs].</summary>
    public Parameter Bias => _bias;

    internal override long[] OutputShape(long[] inputShape) =>
        inputShape.Length == 4 && inputShape[1] == Inputs && Places(Math.Min(inputShape[2], inputShape[3]), 0) > 0
            ? [inputShape[0], Outputs, Places(inputShape[2], ExtraHeight), Places(inputShape[3], ExtraWidth)]
            : throw WrongShape($"[rows, {Inputs}, height, width] of which padding leaves something", inputShape);

    internal override long Operations(long[] inputShape) =>
        inputShape[0] * inputShape[2] * inputShape[3] * Inputs * Outputs * KernelSize * KernelSize;

    private protected override Tensor Compute(Tensor input) => nn.functional.conv_transpose2d(
        input, _weights, _bias, [Stride, Stride], [Padding, Padding], [ExtraHeight, ExtraWidth]);

    private long Places(long size, int extra) => ((size - 1) * Stride) - (2 * Padding) + KernelSize + extra;
}
