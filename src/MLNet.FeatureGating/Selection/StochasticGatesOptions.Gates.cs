using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Selection;

/// <content>The gates: their law, and the penalty on them.</content>
public sealed partial record StochasticGatesOptions
{
    private readonly GateKind? _gate;

    /// <summary>Gets the law of the gates.</summary>
    /// <value>
    /// The default value is <see cref="GateKind.Gaussian"/>, or <see cref="GateKind.Correlated"/> where <see cref="SelfSupervision"/> is set.
    /// </value>
    public GateKind Gate
    {
        get => _gate ?? (SelfSupervision is null ? GateKind.Gaussian : GateKind.Correlated);
        init => _gate = Require.Defined(value, nameof(Gate));
    }

    /// <summary>Gets the parameter that every gate starts from: a mean, a logit, a location or a weight, as the law has it.</summary>
    /// <value>
    /// The default value is <see langword="null"/>, a start from which a gate can both open and close: a mean of 0.5; a logit of 0.5; a
    /// location of 0; a mean of 0 of logitNormal gates; a weight of 1.
    /// </value>
    public double? InitialParameter
    {
        get;
        init => field = value is { } parameter ? Require.Finite(parameter, nameof(InitialParameter)) : null;
    }

    /// <summary>Gets the standard deviation of a Gaussian gate's noise. Range: sigma &gt; 0.</summary>
    /// <value>The default value is 0.5.</value>
    public double Sigma { get; init => field = Require.Positive(value, nameof(Sigma)); } = 0.5;

    /// <summary>
    /// Gets how open probabilities make the penalty: their mean, so that a lambda means the same for any number of slots, or their sum,
    /// as in the papers.
    /// </summary>
    /// <value>The default value is <see cref="GatePenalty.Mean"/>.</value>
    public GatePenalty Penalty { get; init => field = Require.Defined(value, nameof(Penalty)); } = GatePenalty.Mean;

    /// <summary>Gets the temperature of Gumbel-softmax, correlated, concrete and logitNormal gates over the course of training.</summary>
    /// <value>
    /// The default value is <see langword="null"/>: 1 throughout, or 2/3 for concrete and hard-concrete gates and 0.3 for logitNormal ones.
    /// </value>
    public TemperatureSchedule? Temperature { get; init; }

    /// <summary>Gets whether Gumbel-softmax and correlated masks are rounded to 0 and 1, with the gradient of the relaxed ones.</summary>
    /// <value>The default value is <see langword="null"/>: they are for Gumbel-softmax gates, and are not for correlated ones.</value>
    public bool? HardMasks { get; init; }

    /// <summary>
    /// Gets a value indicating whether straight-through gates are drawn at random, rather than open where their logit is above 0.
    /// </summary>
    /// <value>The default value is <see langword="true"/>.</value>
    public bool StraightThroughNoise { get; init; } = true;

    /// <summary>Gets the size up to which a weight of <see cref="GateKind.L1Weights"/> counts as 0. Range: &gt; 0.</summary>
    /// <value>The default value is 0.1.</value>
    public double WeightThreshold { get; init => field = Require.Positive(value, nameof(WeightThreshold)); } = 0.1;

    /// <summary>Gets which rows of a batch share a draw of the gates.</summary>
    /// <value>The default value is <see cref="NoiseSharing.PerRow"/>.</value>
    public NoiseSharing Noise { get; init => field = Require.Defined(value, nameof(Noise)); } = NoiseSharing.PerRow;
}
