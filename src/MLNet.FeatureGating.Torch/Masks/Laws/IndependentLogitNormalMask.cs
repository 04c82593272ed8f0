using MLNet.FeatureGating.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Masks;

/// <summary>
/// ILN (eq. 4): sigmoid((mu + sigma z) / lambda), stretched, with a mean and a deviation of each pixel, and independent z ~ N(0,
/// 1).
/// </summary>
public sealed class IndependentLogitNormalMask : MaskLaw
{
    private readonly LogitNormal _law;
    private readonly Parameter _means;
    private readonly Parameter _logDeviations;

    /// <summary>Initializes a new instance of the <see cref="IndependentLogitNormalMask"/> class.</summary>
    /// <param name="pixels">The number of pixels. Range: at least 1.</param>
    /// <param name="temperature">The temperature lambda. Range: &gt; 0.</param>
    /// <param name="stretching">How draws are stretched; <see langword="null"/> for (-0.1, 1.1).</param>
    /// <param name="type">The type of the parameters.</param>
    /// <param name="device">Where the parameters lie; <see langword="null"/> for the CPU.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public IndependentLogitNormalMask(
        int pixels,
        double temperature = LogitNormal.DefaultTemperature,
        Stretching? stretching = null,
        ScalarType type = ScalarType.Float32,
        Device? device = null)
        : base(pixels, stretching)
    {
        _law = new(temperature, Stretching);
        _means = Zeros(pixels, type, device);
        _logDeviations = new Parameter(full([pixels], Math.Log(_law.StartingDeviation), type, device));
    }

    /// <summary>Gets the means of the logits, [pixels]; 0 at first.</summary>
    public Parameter Means => _means;

    /// <summary>Gets the logarithms of their deviations, [pixels]. At first draws are 0, and 1, with probability 0.2 each (6.11).</summary>
    public Parameter LogDeviations => _logDeviations;

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters => [_means, _logDeviations];

    /// <inheritdoc/>
    public override Tensor[] Noise(int masks, Generator generator) =>
        [MaskNoise.Normal(masks, PixelCount, _means.dtype, _means.device, generator)];

    /// <inheritdoc/>
    public override MaskDraw Draw(Tensor[] noise)
    {
        Tensor deviations = _logDeviations.exp();
        Tensor means = Live(_means);
        return new(
            _law.Relax(Logits(noise, 1 / _law.Temperature)),
            _law.Open(means, deviations),
            _law.Full(means, deviations),
            LogitNormal.OpenAtZero(means.detach(), deviations.detach()));
    }

    /// <inheritdoc/>
    public override Tensor OpenProbabilities() => LogitNormal.OpenAtZero(Live(_means), _logDeviations.exp());

    /// <inheritdoc/>
    public override Tensor LogitCovariance() => (_logDeviations * 2.0).exp().diag();

    internal override void HoldToLiveRange()
    {
        using var scope = NewDisposeScope();
        _logDeviations.clamp_(Math.Log(_law.LeastDeviation), Math.Log(_law.MostDeviation));
        _means.copy_(LogitNormal.LiveMeans(_means, _logDeviations.exp()));
    }

    private protected override Tensor Logits(Tensor[] noise, double factor) =>
        (noise[0] * (_logDeviations.exp() * factor)).add_(Live(_means) * factor);
}
