using MLNet.FeatureGating.Networks;
using MLNet.FeatureGating.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Gates;

/// <summary>
/// Two convolutions with ReLU between them, and gates that each image opens for itself, one for each group of hidden channels. Both keep the
/// size of images: input and output are [rows, inputs, height, width] and [rows, outputs, height, width].
/// </summary>
public sealed class ConditionalConvolutionBlock : ConditionalBlock
{
    private readonly ConditionalGate _gate;
    private readonly ConvolutionLayer _first;
    private readonly ConvolutionLayer _second;

    /// <summary>Initializes a new instance of the <see cref="ConditionalConvolutionBlock"/> class.</summary>
    /// <param name="inputs">The number of input channels. Range: at least 1.</param>
    /// <param name="hidden">The number of hidden channels, a multiple of <paramref name="groups"/>. Range: at least 1.</param>
    /// <param name="outputs">The number of output channels. Range: at least 1.</param>
    /// <param name="groups">The number of groups of hidden channels. Range: at least 1.</param>
    /// <param name="kernelSize">The height and width of the first convolution's kernels, an odd number. Range: at least 1.</param>
    /// <param name="outputKernelSize">The height and width of the second convolution's kernels, an odd number. Range: at least 1.</param>
    /// <param name="targetRate">The part of gates that <see cref="ConditionalBlock.RatePenalty"/> wants open. Range: 0 to 1.</param>
    /// <param name="seed">The seed of the weights and of the gates' noise.</param>
    /// <exception cref="ArgumentException">
    /// The hidden channels cannot be split into so many groups of equal size, or the size of a kernel is even.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public ConditionalConvolutionBlock(
        int inputs, int hidden, int outputs, int groups, int kernelSize = 3, int outputKernelSize = 1, double targetRate = 0.5, int seed = 0)
        : base(nameof(ConditionalConvolutionBlock))
    {
        _gate = CreateGate(inputs, hidden, groups, targetRate, seed);
        _first = new ConvolutionLayer(inputs, hidden, kernelSize, 1, Half(kernelSize, nameof(kernelSize)), SeedStream.Member(seed, 1));
        _second = new ConvolutionLayer(
            hidden, outputs, outputKernelSize, 1, Half(outputKernelSize, nameof(outputKernelSize)), SeedStream.Member(seed, 2));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override ConditionalGate Gate => _gate;

    /// <inheritdoc/>
    public override int Hidden => _first.Outputs;

    /// <summary>Gets the convolution from the input to the hidden channels.</summary>
    public ConvolutionLayer First => _first;

    /// <summary>Gets the convolution from the hidden channels to the output.</summary>
    public ConvolutionLayer Second => _second;

    private protected override void CheckShape(long[] input) => _first.OutputShape(input);

    private protected override Tensor ComputeHidden(Tensor input) => _first.call(input).relu();

    private protected override Tensor ComputeOutput(Tensor hidden) => _second.call(hidden);

    private protected override Tensor OutputOfNone(Tensor input)
    {
        long[] shape = input.shape;
        return zeros([shape[0], _second.Outputs, shape[2], shape[3]], ScalarType.Float32, input.device).add_(_second.Bias.view(-1, 1, 1));
    }

    private protected override Tensor ComputePart(Tensor input, int firstChannel, int channels)
    {
        Tensor hidden = nn.functional.conv2d(
            input,
            _first.Weights.narrow(0, firstChannel, channels),
            _first.Bias.narrow(0, firstChannel, channels),
            [1, 1],
            [_first.Padding, _first.Padding]);
        return nn.functional.conv2d(
            hidden.relu(), _second.Weights.narrow(1, firstChannel, channels), null, [1, 1], [_second.Padding, _second.Padding]);
    }

    private static int Half(int kernelSize, string name) => Require.AtLeast(1, kernelSize, name) % 2 == 1
        ? kernelSize / 2
        : throw new ArgumentException($"Expected an odd number, so that images keep their size, but {name} is {kernelSize}.", name);
}
