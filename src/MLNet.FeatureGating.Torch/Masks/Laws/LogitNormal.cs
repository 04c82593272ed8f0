using MLNet.FeatureGating.Gates;
using MLNet.FeatureGating.Training;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Masks;

/// <summary>What all logitNormal laws share: sigmoid(N / lambda) of a normal N, stretched.</summary>
internal sealed class LogitNormal(double temperature, Stretching stretching)
{
    /// <summary>The temperature that the paper trains at (6.11).</summary>
    public const double DefaultTemperature = 0.3;

    // In deviations of the logit: open with probability 0.0006 to 0.98 at temperature 0.
    private const double MostClosed = 3.25;
    private const double MostOpen = 2;

    /// <summary>The standard normal quantile of 0.8.</summary>
    private const double Quantile = 0.8416212335729143;

    /// <summary>The temperature.</summary>
    public double Temperature { get; } = Require.Positive(temperature);

    /// <summary>
    /// The deviation at which a centred variable, once it is stretched, is 0 with probability 0.2 and 1 with the same: the starting point of 6.11.
    /// The stretched ends lie equally far from 0 where they are symmetrical.
    /// </summary>
    public double StartingDeviation => -Temperature * stretching.OpenLogit / Quantile;

    /// <summary>
    /// The least deviation that training leaves: with less, draws stay between 0 and 1, and leak how large a pixel is that counts as closed.
    /// </summary>
    public double LeastDeviation => StartingDeviation / 2;

    /// <summary>The greatest deviation that training leaves: with more, pixels that are closed hardly ever show what they would be worth.</summary>
    public double MostDeviation => StartingDeviation;

    /// <summary>Means, held to where a pixel can still be opened and closed by a gradient.</summary>
    public static Tensor LiveMeans(Tensor means, Tensor deviations) => (means / deviations).clamp(-MostClosed, MostOpen) * deviations;

    /// <summary>Relaxed masks of logits that were divided by the temperature.</summary>
    public Tensor Relax(Tensor scaled) => stretching.Apply(scaled.sigmoid());

    /// <summary>
    /// P(mask above 0): 1 - Phi((lambda log(-gamma / eta) - mean) / deviation). Eq. 10, with the temperature that the print leaves out.
    /// </summary>
    public Tensor Open(Tensor means, Tensor deviations) => Above(stretching.OpenLogit, means, deviations);

    /// <summary>P(mask = 1), likewise.</summary>
    public Tensor Full(Tensor means, Tensor deviations) => Above(stretching.FullLogit, means, deviations);

    /// <summary>P(1) at temperature 0.</summary>
    public static Tensor OpenAtZero(Tensor means, Tensor deviations) => StandardNormal.Cdf(means / deviations);

    private Tensor Above(double logit, Tensor means, Tensor deviations) => StandardNormal.Cdf((means - (Temperature * logit)) / deviations);
}
