using MLNet.FeatureGating.Training;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Gates;

/// <summary>
/// One weight w a feature under the L1 norm, the baseline of the stochastic gates: no draw, z = w, penalty |w|, collapsed to w where |w|
/// exceeds a threshold and to 0 elsewhere.
/// </summary>
/// <remarks>
/// Nothing is random here: a weight counts as open with probability 1 or 0. Gradient steps bring weights near 0, never to it; hence the
/// threshold.
/// </remarks>
public sealed class L1WeightGate : FeatureGate
{
    /// <summary>Initializes a new instance of the <see cref="L1WeightGate"/> class.</summary>
    /// <param name="threshold">The size up to which a weight counts as 0. Range: threshold &gt; 0.</param>
    /// <param name="initialWeight">The weight that every feature starts from.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not positive or the weight is not finite.</exception>
    public L1WeightGate(double threshold = 0.1, double initialWeight = 1)
    {
        Threshold = Require.Positive(threshold);
        InitialParameter = Require.Finite(initialWeight);
    }

    /// <summary>Gets the size up to which a weight counts as 0.</summary>
    public double Threshold { get; }

    /// <inheritdoc/>
    public override double InitialParameter { get; }

    /// <inheritdoc/>
    public override bool IsStochastic => false;

    /// <inheritdoc/>
    public override void FillNoise(Tensor noise, Generator generator)
    {
    }

    /// <inheritdoc/>
    public override Tensor Draw(Tensor parameters, Tensor noise, double progress = 1) => parameters.expand(noise.shape);

    /// <inheritdoc/>
    public override Tensor OpenProbability(Tensor parameters) => parameters.detach().abs().gt(Threshold).type(parameters.dtype);

    /// <inheritdoc/>
    public override Tensor Penalty(Tensor parameters) => parameters.abs();

    /// <inheritdoc/>
    public override Tensor Collapse(Tensor parameters) => parameters * OpenProbability(parameters);

    /// <inheritdoc/>
    public override Tensor Firmness(Tensor parameters) => parameters.abs();
}
