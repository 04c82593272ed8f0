using MLNet.FeatureGating.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Masks;

/// <summary>
/// SCT (6.10): the binary concrete law sigmoid((log alpha + log u - log(1 - u)) / lambda), stretched, with a location log alpha of each pixel.
/// </summary>
/// <remarks>C. Maddison, A. Mnih, Y. W. Teh, "The concrete distribution", ICLR 2017.</remarks>
public sealed class ConcreteMask : MaskLaw
{
    /// <summary>The temperature that Maddison et al. recommend.</summary>
    internal const double DefaultTemperature = 2.0 / 3;

    // Open with probability 0.0009 to 0.95 at temperature 0.
    private const double MostClosed = -7;
    private const double MostOpen = 3;

    private readonly Parameter _locations;

    /// <summary>Initializes a new instance of the <see cref="ConcreteMask"/> class.</summary>
    /// <param name="pixels">The number of pixels. Range: at least 1.</param>
    /// <param name="temperature">The temperature lambda. Range: &gt; 0.</param>
    /// <param name="stretching">How draws are stretched; <see langword="null"/> for (-0.1, 1.1).</param>
    /// <param name="type">The type of the parameters.</param>
    /// <param name="device">Where the parameters lie; <see langword="null"/> for the CPU.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public ConcreteMask(
        int pixels, double temperature = DefaultTemperature, Stretching? stretching = null, ScalarType type = ScalarType.Float32, Device? device = null)
        : base(pixels, stretching)
    {
        Temperature = Require.Positive(temperature);
        _locations = Zeros(pixels, type, device);
    }

    /// <summary>Gets the temperature.</summary>
    /// <value>The default value is 2/3.</value>
    public double Temperature { get; }

    /// <summary>Gets the locations, [pixels]; 0 at first: draws are 0, and 1, with probability 0.17 each.</summary>
    public Parameter Locations => _locations;

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters => [_locations];

    /// <inheritdoc/>
    public override Tensor[] Noise(int masks, Generator generator) =>
        [MaskNoise.Logistic(masks, PixelCount, _locations.dtype, _locations.device, generator)];

    /// <inheritdoc/>
    public override MaskDraw Draw(Tensor[] noise) => new(
        Stretching.Apply(Logits(noise, 1 / Temperature).sigmoid()),
        (Live(_locations) - (Temperature * Stretching.OpenLogit)).sigmoid(),
        (Live(_locations) - (Temperature * Stretching.FullLogit)).sigmoid(),
        Live(_locations.detach()).sigmoid());

    /// <inheritdoc/>
    public override Tensor OpenProbabilities() => Live(_locations).sigmoid();

    /// <inheritdoc/>
    /// <remarks>That of the logistic law: pi squared / 3 on the diagonal.</remarks>
    public override Tensor LogitCovariance() => full([PixelCount], Math.PI * Math.PI / 3, _locations.dtype, _locations.device).diag();

    internal override void HoldToLiveRange() => _locations.clamp_(MostClosed, MostOpen);

    private protected override Tensor Logits(Tensor[] noise, double factor) => (noise[0] * factor) + (Live(_locations) * factor);
}
