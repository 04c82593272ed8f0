namespace MLNet.FeatureGating.Training;

/// <summary>Which gates a study trains, one a feature, and what they cost.</summary>
public sealed record GateSpecification
{
    /// <summary>Gets the law of the gates.</summary>
    /// <value>The default value is <see cref="GateKind.Gaussian"/>.</value>
    public GateKind Kind { get; init => field = Require.Defined(value, nameof(Kind)); } = GateKind.Gaussian;

    /// <summary>Gets the standard deviation of a Gaussian gate's noise. Range: sigma &gt; 0.</summary>
    /// <value>The default value is 0.5, the value of the STG paper.</value>
    public double Sigma { get; init => field = Require.Positive(value, nameof(Sigma)); } = 0.5;

    /// <summary>Gets the mean that every Gaussian gate starts from; 0.5 is a gate as likely to open as to close.</summary>
    /// <value>The default value is 0.5.</value>
    public double InitialMean { get; init => field = Require.Finite(value, nameof(InitialMean)); } = 0.5;

    /// <summary>Gets how open probabilities make a penalty.</summary>
    /// <value>The default value is <see cref="GatePenalty.Mean"/>.</value>
    public GatePenalty Penalty { get; init => field = Require.Defined(value, nameof(Penalty)); } = GatePenalty.Mean;

    /// <summary>Gets which rows share a draw.</summary>
    /// <value>The default value is <see cref="NoiseSharing.PerRow"/>.</value>
    public NoiseSharing Noise { get; init => field = Require.Defined(value, nameof(Noise)); } = NoiseSharing.PerRow;
}
