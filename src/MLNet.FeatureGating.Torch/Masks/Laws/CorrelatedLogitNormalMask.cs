using MLNet.FeatureGating.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Masks;

/// <summary>
/// VLN (eqs. 5 and 6): sigmoid((W z + b) / lambda), stretched, z ~ N(0, I) of a small dimension: W learns how pixels are correlated.
/// </summary>
public sealed class CorrelatedLogitNormalMask : MaskLaw
{
    // A row of weights that are all 0 stays so.
    private const double Smallest = 1e-12;

    private readonly LogitNormal _law;
    private readonly Parameter _weights;
    private readonly Parameter _biases;

    /// <summary>Initializes a new instance of the <see cref="CorrelatedLogitNormalMask"/> class.</summary>
    /// <param name="pixels">The number of pixels. Range: at least 1.</param>
    /// <param name="dimension">The dimension of z. Range: at least 1.</param>
    /// <param name="temperature">The temperature lambda. Range: &gt; 0.</param>
    /// <param name="stretching">How draws are stretched; <see langword="null"/> for (-0.1, 1.1).</param>
    /// <param name="seed">The seed of the starting weights.</param>
    /// <param name="type">The type of the parameters.</param>
    /// <param name="device">Where the parameters lie; <see langword="null"/> for the CPU.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public CorrelatedLogitNormalMask(
        int pixels,
        int dimension = 16,
        double temperature = LogitNormal.DefaultTemperature,
        Stretching? stretching = null,
        int seed = 0,
        ScalarType type = ScalarType.Float32,
        Device? device = null)
        : base(pixels, stretching)
    {
        Dimension = Require.AtLeast(1, dimension);
        _law = new(temperature, Stretching);

        // Uniform, as in 6.11, with the variance that makes each pixel as likely 0 as 1.
        double bound = _law.StartingDeviation * Math.Sqrt(3.0 / dimension);
        using var generator = new Generator(SeedStream.Weights(seed));
        _weights = new Parameter(as_tensor(empty([pixels, dimension], type).uniform_(-bound, bound, generator), null, device));
        _biases = Zeros(pixels, type, device);
    }

    /// <summary>Gets the dimension of z.</summary>
    /// <value>The default value is 16.</value>
    public int Dimension { get; }

    /// <summary>Gets the weights W, [pixels, dimension].</summary>
    public Parameter Weights => _weights;

    /// <summary>Gets the biases b, [pixels]; 0 at first.</summary>
    public Parameter Biases => _biases;

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters => [_weights, _biases];

    /// <inheritdoc/>
    public override Tensor[] Noise(int masks, Generator generator) =>
        [MaskNoise.Normal(masks, Dimension, _weights.dtype, _weights.device, generator)];

    /// <inheritdoc/>
    public override MaskDraw Draw(Tensor[] noise)
    {
        Tensor deviations = Deviations();
        Tensor biases = Live(_biases);
        return new(
            _law.Relax(Logits(noise, 1 / _law.Temperature)),
            _law.Open(biases, deviations),
            _law.Full(biases, deviations),
            LogitNormal.OpenAtZero(biases.detach(), deviations.detach()));
    }

    /// <inheritdoc/>
    public override Tensor OpenProbabilities() => LogitNormal.OpenAtZero(Live(_biases), Deviations());

    /// <inheritdoc/>
    public override Tensor LogitCovariance() => _weights.mm(_weights.t());

    internal override void HoldToLiveRange()
    {
        using var scope = NewDisposeScope();
        Tensor deviations = Deviations().clamp(Smallest, null);
        Tensor held = deviations.clamp(_law.LeastDeviation, _law.MostDeviation);
        _weights.mul_((held / deviations).unsqueeze(1));
        _biases.copy_(LogitNormal.LiveMeans(_biases, held));
    }

    private protected override Tensor Logits(Tensor[] noise, double factor) =>
        nn.functional.linear(noise[0] * factor, _weights, Live(_biases) * factor);

    private Tensor Deviations() => _weights.norm(1);
}
