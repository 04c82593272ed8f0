using MLNet.FeatureGating.Masks;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Gates;

/// <summary>
/// What becomes of normal numbers: the logistic function of each, at a temperature, stretched to (-0.1, 1.1) and clamped to [0, 1].
/// </summary>
internal static class LogitNormalLaw
{
    /// <summary>The temperature that the logitNormal paper trains at.</summary>
    public const double DefaultTemperature = 0.3;

    private static readonly Stretching Stretching = new();

    /// <summary>Relaxed masks of normal numbers.</summary>
    public static Tensor Relax(Tensor normals, double temperature) => Stretching.Apply(Logistic.Cdf(normals / temperature));

    /// <summary>The probability that a mask is above 0, by the mean and the deviation of its normal number.</summary>
    public static Tensor Open(Tensor means, Tensor deviations, double temperature) =>
        StandardNormal.Cdf((means - (temperature * Stretching.OpenLogit)) / deviations);

    /// <summary>The size of vectors along the last axis but one, above 0.</summary>
    public static Tensor Deviations(Tensor weights) => weights.square().sum(-2).add_(Training.LogitNormalStart.LeastVariance).sqrt();
}
