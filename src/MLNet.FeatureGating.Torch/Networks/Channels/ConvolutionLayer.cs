using MLNet.FeatureGating.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>
/// A convolution of images with square kernels: [rows, inputs, height, width] become [rows, outputs, h, w], where
/// h = (height + 2 x padding - kernel size) / stride + 1, rounded down, and w likewise.
/// </summary>
public sealed class ConvolutionLayer : ChannelLayer
{
    private readonly Parameter _weights;
    private readonly Parameter _bias;

    /// <summary>Initializes a new instance of the <see cref="ConvolutionLayer"/> class.</summary>
    /// <param name="inputs">The number of input channels. Range: at least 1.</param>
    /// <param name="outputs">The number of output channels. Range: at least 1.</param>
    /// <param name="kernelSize">The height and width of a kernel. Range: at least 1.</param>
    /// <param name="stride">The step from one place of the kernel to the next. Range: at least 1.</param>
    /// <param name="padding">How many zeros are put around an image on each side. Range: at least 0.</param>
    /// <param name="seed">The seed of the weights, uniform as by He et al. (2015) for ReLU; biases are 0.</param>
    /// <param name="device">Where the parameters lie; <see langword="null"/> for the CPU.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public ConvolutionLayer(int inputs, int outputs, int kernelSize, int stride = 1, int padding = 0, int seed = 0, Device? device = null)
        : base(nameof(ConvolutionLayer))
    {
        Require.AtLeast(1, inputs);
        Require.AtLeast(1, outputs);
        Require.AtLeast(1, kernelSize);
        Stride = Require.AtLeast(1, stride);
        Padding = Require.AtLeast(0, padding);
        _weights = InitialWeights.Create([outputs, inputs, kernelSize, kernelSize], seed, device);
        _bias = new Parameter(zeros([outputs], ScalarType.Float32, device));
        RegisterComponents();
    }

    /// <summary>A layer of given numbers; it takes the tensors over.</summary>
    internal ConvolutionLayer(Tensor weights, Tensor bias, int stride, int padding)
        : base(nameof(ConvolutionLayer))
    {
        Stride = stride;
        Padding = padding;
        _weights = new Parameter(weights);
        _bias = new Parameter(bias);
        RegisterComponents();
    }

    /// <summary>Gets the number of input channels.</summary>
    public int Inputs => (int)_weights.shape[1];

    /// <summary>Gets the number of output channels.</summary>
    public int Outputs => (int)_weights.shape[0];

    /// <summary>Gets the height and width of a kernel.</summary>
    public int KernelSize => (int)_weights.shape[2];

    /// <summary>Gets the step from one place of the kernel to the next.</summary>
    public int Stride { get; }

    /// <summary>Gets how many zeros are put around an image on each side.</summary>
    public int Padding { get; }

    /// <summary>Gets the weights, [outputs, inputs, kernel size, kernel size].</summary>
    public Parameter Weights => _weights;

    /// <summary>Gets the biases, [outputs].</summary>
    public Parameter Bias => _bias;

    internal override long[] OutputShape(long[] inputShape) =>
        inputShape.Length == 4 && inputShape[1] == Inputs && Math.Min(inputShape[2], inputShape[3]) + (2 * Padding) >= KernelSize
            ? [inputShape[0], Outputs, Places(inputShape[2]), Places(inputShape[3])]
            : throw WrongShape($"[rows, {Inputs}, height, width] with images no smaller than the kernel ({KernelSize})", inputShape);

    internal override long Operations(long[] inputShape)
    {
        long[] output = OutputShape(inputShape);
        return output[0] * output[1] * output[2] * output[3] * Inputs * KernelSize * KernelSize;
    }

    private protected override Tensor Compute(Tensor input) =>
        nn.functional.conv2d(input, _weights, _bias, [Stride, Stride], [Padding, Padding]);

    private long Places(long size) => ((size + (2 * Padding) - KernelSize) / Stride) + 1;
}
