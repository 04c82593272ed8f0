using MLNet.FeatureGating.Training;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Gates;

/// <summary>
/// The Gaussian gate (STG): z = clamp(mu + sigma * eps, 0, 1) with eps ~ N(0, 1) and a learnt mean mu, open with probability
/// P(z &gt; 0) = Phi(mu / sigma), collapsed to clamp(mu, 0, 1).
/// </summary>
/// <remarks>Y. Yamada, O. Lindenbaum, S. Negahban, Y. Kluger, "Feature selection using stochastic gates", ICML 2020.</remarks>
public sealed class GaussianGate : FeatureGate
{
    /// <summary>Initializes a new instance of the <see cref="GaussianGate"/> class.</summary>
    /// <param name="sigma">The standard deviation of the noise. Range: sigma &gt; 0.</param>
    /// <param name="initialMean">The mean that every gate starts from.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sigma"/> is not a positive number or the mean is not finite.</exception>
    public GaussianGate(double sigma = 0.5, double initialMean = 0.5)
    {
        Sigma = Require.Positive(sigma);
        InitialParameter = Require.Finite(initialMean);
    }

    /// <summary>Gets the standard deviation of the noise.</summary>
    public double Sigma { get; }

    /// <inheritdoc/>
    public override double InitialParameter { get; }

    /// <summary>Gets 1 + sigma: of a gate with that mean, one draw in six is below 1.</summary>
    public override double MaximumParameter => 1 + Sigma;

    /// <inheritdoc/>
    public override void FillNoise(Tensor noise, Generator generator) => noise.normal_(0, 1, generator);

    /// <inheritdoc/>
    public override Tensor Draw(Tensor parameters, Tensor noise, double progress = 1) => (noise * Sigma).add_(parameters).clamp(0.0, 1.0);

    /// <inheritdoc/>
    public override Tensor OpenProbability(Tensor parameters) => StandardNormal.Cdf(parameters / Sigma);

    /// <inheritdoc/>
    public override Tensor Collapse(Tensor parameters) => parameters.clamp(0.0, 1.0);
}
