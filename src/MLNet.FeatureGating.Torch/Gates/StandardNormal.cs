using static TorchSharp.torch;

namespace MLNet.FeatureGating.Gates;

/// <summary>The standard normal law on tensors.</summary>
internal static class StandardNormal
{
    /// <summary>The cumulative distribution function. By erfc: 1 + erf loses everything below -6 in single precision.</summary>
    public static Tensor Cdf(Tensor x) => (x * -Math.Sqrt(0.5)).erfc() * 0.5;
}
