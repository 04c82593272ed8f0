using MLNet.FeatureGating.Training;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Masks;

/// <summary>
/// Stretches a variable on (0, 1) to (lower, upper) and clamps it to [0, 1] again, so that both ends have a probability of their own (eq. 8 of the
/// logitNormal paper).
/// </summary>
public sealed class Stretching
{
    /// <summary>Initializes a new instance of the <see cref="Stretching"/> class.</summary>
    /// <param name="lower">The lower end, gamma. Range: below 0.</param>
    /// <param name="upper">The upper end, eta. Range: above 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An end lies within [0, 1], or is not finite.</exception>
    public Stretching(double lower = -0.1, double upper = 1.1)
    {
        Lower = Require.Finite(lower) < 0 ? lower : throw Require.OutOfRange(lower, nameof(lower), "a number below 0");
        Upper = Require.Finite(upper) > 1 ? upper : throw Require.OutOfRange(upper, nameof(upper), "a number above 1");
    }

    /// <summary>Gets the lower end.</summary>
    /// <value>The default value is -0.1.</value>
    public double Lower { get; }

    /// <summary>Gets the upper end.</summary>
    /// <value>The default value is 1.1.</value>
    public double Upper { get; }

    /// <summary>
    /// Gets the logit above which a variable is above 0 once it is stretched: log(-gamma / eta). Eq. 10 has it without
    /// temperature.
    /// </summary>
    internal double OpenLogit => Math.Log(-Lower / Upper);

    /// <summary>Gets the logit above which a variable is 1 once it is stretched.</summary>
    internal double FullLogit => Math.Log((1 - Lower) / (Upper - 1));

    internal Tensor Apply(Tensor unit) => (unit * (Upper - Lower)).add_(Lower).clamp(0.0, 1.0);
}
