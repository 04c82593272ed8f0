using MLNet.FeatureGating.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>
/// Batch normalisation of each channel (Ioffe and Szegedy, 2015): by the batch's mean and variance while training, by running averages of
/// them otherwise; then times a weight, plus a bias. Input and output are [rows, channels] or [rows, channels, height, width]; while training,
/// at least 2 values of each channel.
/// </summary>
public sealed class ChannelNormalizationLayer : ChannelLayer
{
    private readonly Parameter _weights;
    private readonly Parameter _bias;
    private readonly Tensor _runningMean;
    private readonly Tensor _runningVariance;

    /// <summary>Initializes a new instance of the <see cref="ChannelNormalizationLayer"/> class.</summary>
    /// <param name="channels">The number of channels. Range: at least 1.</param>
    /// <param name="momentum">The weight of the latest batch in the running averages. Range: 0 to 1.</param>
    /// <param name="epsilon">What is added to variances. Range: epsilon &gt; 0.</param>
    /// <param name="device">Where the parameters lie; <see langword="null"/> for the CPU.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public ChannelNormalizationLayer(int channels, double momentum = 0.1, double epsilon = 1e-5, Device? device = null)
        : this(
            Vector(Require.AtLeast(1, channels), 1, device),
            Vector(channels, 0, device),
            Vector(channels, 0, device),
            Vector(channels, 1, device),
            momentum,
            epsilon)
    {
    }

    /// <summary>A layer of given numbers; it takes the tensors over.</summary>
    internal ChannelNormalizationLayer(
        Tensor weights, Tensor bias, Tensor runningMean, Tensor runningVariance, double momentum, double epsilon)
        : base(nameof(ChannelNormalizationLayer))
    {
        Momentum = Require.Fraction(momentum);
        Epsilon = Require.Positive(epsilon);
        _weights = new Parameter(weights);
        _bias = new Parameter(bias);
        _runningMean = runningMean;
        _runningVariance = runningVariance;
        RegisterComponents();
    }

    /// <summary>Gets the number of channels.</summary>
    public int Channels => (int)_weights.shape[0];

    /// <summary>Gets the weight of the latest batch in the running averages.</summary>
    /// <value>The default value is 0.1.</value>
    public double Momentum { get; }

    /// <summary>Gets what is added to variances.</summary>
    /// <value>The default value is 1e-5.</value>
    public double Epsilon { get; }

    /// <summary>Gets the weights, [channels]; 1 at first.</summary>
    public Parameter Weights => _weights;

    /// <summary>Gets the biases, [channels]; 0 at first.</summary>
    public Parameter Bias => _bias;

    /// <summary>Gets the running average of batches' means, [channels]; a buffer that training overwrites.</summary>
    public Tensor RunningMean => _runningMean;

    /// <summary>Gets the running average of batches' variances, [channels]; a buffer that training overwrites.</summary>
    public Tensor RunningVariance => _runningVariance;

    internal override long[] OutputShape(long[] inputShape) => RequireChannels(Channels, inputShape);

    internal override IEnumerable<Tensor> OwnTensors() => [_weights, _bias, _runningMean, _runningVariance];

    private protected override Tensor Compute(Tensor input)
    {
        long[] shape = input.shape;
        long values = shape[0] * (shape.Length == 4 ? shape[2] * shape[3] : 1);

        // The variance of one value is no number, and would spoil the running one for good.
        return training && values < 2
            ? throw new ArgumentException(
                $"Normalisation needs at least 2 values of each channel while training, but a batch of shape [{string.Join(", ", shape)}] has {values}. "
                + "Leave out the last batch of an epoch where it is so small.",
                nameof(input))
            : nn.functional.batch_norm(input, _runningMean, _runningVariance, _weights, _bias, training, Momentum, Epsilon);
    }

    private static Tensor Vector(int channels, double value, Device? device) => full([channels], value, ScalarType.Float32, device);
}
