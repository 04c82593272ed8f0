namespace MLNet.FeatureGating.Training;

/// <summary>The law of a study's gates, and how what they cost makes one penalty.</summary>
public sealed record GateSpecification
{
    /// <summary>Gets the law of the gates.</summary>
    /// <value>The default value is <see cref="GateKind.Gaussian"/>.</value>
    public GateKind Kind { get; init => field = Require.Defined(value, nameof(Kind)); } = GateKind.Gaussian;

    /// <summary>Gets the standard deviation of a Gaussian gate's noise. Range: sigma &gt; 0.</summary>
    /// <value>The default value is 0.5, the value of the STG paper.</value>
    public double Sigma { get; init => field = Require.Positive(value, nameof(Sigma)); } = 0.5;

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

    /// <summary>Gets the temperature of Gumbel-softmax, correlated, concrete and logitNormal gates over the course of training.</summary>
    /// <value>The default value is <see langword="null"/>: 1 throughout, or 2/3 for concrete gates and 0.3 for logitNormal ones.</value>
    public TemperatureSchedule? Temperature { get; init; }

    /// <summary>Gets whether Gumbel-softmax and correlated masks are rounded to 0 and 1, with the gradient of the relaxed ones.</summary>
    /// <value>The default value is <see langword="null"/>: they are for Gumbel-softmax gates, and are not for correlated ones.</value>
    public bool? IsHard { get; init; }

    /// <summary>
    /// Gets a value indicating whether straight-through gates are drawn, each row anew, rather than a threshold of the logit alone.
    /// </summary>
    /// <value>The default value is <see langword="true"/>.</value>
    public bool IsStochastic { get; init; } = true;

    /// <summary>Gets the size up to which an L1 weight counts as 0. Range: &gt; 0.</summary>
    /// <value>The default value is 0.1.</value>
    public double WeightThreshold { get; init => field = Require.Positive(value, nameof(WeightThreshold)); } = 0.1;

    /// <summary>
    /// Gets the correlation of the gates' features, one a gate; <see langword="null"/> to measure it on the training rows, by the data's own
    /// weights, once for all members. Of correlated gates on the inputs only.
    /// </summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public FeatureCorrelation? Correlation { get; init; }

    /// <summary>Gets how penalties of gates make one penalty.</summary>
    /// <value>The default value is <see cref="GatePenalty.Mean"/>.</value>
    public GatePenalty Penalty { get; init => field = Require.Defined(value, nameof(Penalty)); } = GatePenalty.Mean;

    /// <summary>Gets which rows share a draw.</summary>
    /// <value>The default value is <see cref="NoiseSharing.PerRow"/>.</value>
    public NoiseSharing Noise { get; init => field = Require.Defined(value, nameof(Noise)); } = NoiseSharing.PerRow;

    /// <summary><see cref="InitialParameter"/>, or what the law starts from where it is not given.</summary>
    internal double StartingParameter => InitialParameter ?? Kind switch
    {
        GateKind.HardConcrete or GateKind.Concrete => 0,
        GateKind.LogitNormal or GateKind.CorrelatedLogitNormal or GateKind.HyperNetworkLogitNormal => 0,
        GateKind.L1Weights => 1,
        _ => 0.5,
    };

    /// <summary>
    /// The largest parameter that training lets a gate have: beyond it a gate is open for good, since neither loss nor penalty has a gradient
    /// left that could close it.
    /// </summary>
    internal double MaximumParameter => Kind switch
    {
        GateKind.Gaussian => 1 + Sigma,
        GateKind.HardConcrete or GateKind.Concrete => 3,
        GateKind.LogitNormal or GateKind.CorrelatedLogitNormal => 2,
        GateKind.HyperNetworkLogitNormal or GateKind.L1Weights => double.PositiveInfinity,
        _ => 6,
    };

    /// <summary><see cref="Temperature"/>, or that of the law where it is not given.</summary>
    internal TemperatureSchedule TemperatureOrDefault => Temperature ?? new(Kind switch
    {
        GateKind.HardConcrete or GateKind.Concrete => 2.0 / 3,
        GateKind.LogitNormal or GateKind.CorrelatedLogitNormal or GateKind.HyperNetworkLogitNormal => 0.3,
        _ => 1,
    });

    /// <summary><see cref="IsHard"/>, or what the law does where it is not given.</summary>
    internal bool IsHardOrDefault => IsHard ?? Kind == GateKind.GumbelSoftmax;
}
