using MLNet.FeatureGating.Training;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Gates;

/// <summary>What the laws have in common whose parameter is the logit of the probability of being open.</summary>
public abstract class LogitGate : FeatureGate
{
    private protected LogitGate(double initialLogit) => InitialParameter = Require.Finite(initialLogit);

    /// <inheritdoc/>
    public override double InitialParameter { get; }

    /// <summary>Gets 6: a gate with that logit is closed in one draw of 400.</summary>
    public override double MaximumParameter => 6;

    /// <inheritdoc/>
    public override Tensor OpenProbability(Tensor parameters) => Logistic.Cdf(parameters);

    /// <summary>Collapses each gate to 1 where it is more likely open than closed, else to 0.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <returns>Zeros and ones, shaped as <paramref name="parameters"/>.</returns>
    public override Tensor Collapse(Tensor parameters) => parameters.gt(0.0).type(parameters.dtype);
}
