namespace MLNet.FeatureGating.Training;

/// <summary>How long and how fast networks and gates are trained. Every limit holds for each member on its own.</summary>
public sealed record TrainingSchedule
{
    /// <summary>The part of all epochs after which a member that is steered to a number of gates is to have arrived.</summary>
    internal const double SteeringEnd = 0.8;

    /// <summary>Gets the number of passes over the data at most. Range: at least 1.</summary>
    /// <value>The default value is 300.</value>
    public int MaximumEpochs { get; init => field = Require.AtLeast(1, value, nameof(MaximumEpochs)); } = 300;

    /// <summary>Gets the number of rows a step; <see langword="null"/> for all of them. Range: at least 1.</summary>
    /// <value>The default value is <see langword="null"/>, full batch.</value>
    public int? BatchSize { get; init => field = value is { } rows ? Require.AtLeast(1, rows, nameof(BatchSize)) : null; }

    /// <summary>Gets the optimiser of weights and gates.</summary>
    /// <value>The default value is <see cref="OptimizerKind.Adam"/>.</value>
    public OptimizerKind Optimizer { get; init => field = Require.Defined(value, nameof(Optimizer)); } = OptimizerKind.Adam;

    /// <summary>Gets the part of the last step's direction that <see cref="OptimizerKind.Momentum"/> keeps. Range: 0 to 1.</summary>
    /// <value>The default value is 0.9.</value>
    public double Momentum { get; init => field = Require.Fraction(value, nameof(Momentum)); } = 0.9;

    /// <summary>Gets the learning rate of the network's weights. Range: &gt; 0.</summary>
    /// <value>The default value is 0.001.</value>
    public double LearningRate { get; init => field = Require.Positive(value, nameof(LearningRate)); } = 1e-3;

    /// <summary>Gets the learning rate of the gates. Range: &gt; 0.</summary>
    /// <value>The default value is 0.01.</value>
    public double GateLearningRate { get; init => field = Require.Positive(value, nameof(GateLearningRate)); } = 1e-2;

    /// <summary>Gets the decoupled weight decay of weights and biases (Loshchilov and Hutter, 2019); gates have none. Range: &gt;= 0.</summary>
    /// <value>The default value is 0.</value>
    public double WeightDecay { get; init => field = Require.NotNegative(value, nameof(WeightDecay)); }

    /// <summary>Gets the Euclidean norm to which a member's gradient is clipped; <see langword="null"/> for no limit. Range: &gt; 0.</summary>
    /// <value>The default value is 1.</value>
    public double? MaximumGradientNorm
    {
        get;
        init => field = value is { } norm ? Require.Positive(norm, nameof(MaximumGradientNorm)) : null;
    }

    = 1;

    /// <summary>Gets the number of first epochs without penalty, in which the network learns what is worth keeping. Range: at least 0.</summary>
    /// <value>The default value is 0.</value>
    public int WarmUpEpochs { get; init => field = Require.AtLeast(0, value, nameof(WarmUpEpochs)); }

    /// <summary>Gets the number of epochs after the warm-up in which lambda rises linearly to its value. Range: at least 0.</summary>
    /// <value>The default value is 0.</value>
    public int RampEpochs { get; init => field = Require.AtLeast(0, value, nameof(RampEpochs)); }

    /// <summary>
    /// Gets the number of epochs after which a member stops that has not got better by <see cref="Criterion"/>, counted from the end of the
    /// ramp, or of steering to <see cref="StudyMember.TargetGates"/>; <see langword="null"/> for never. Range: at least 1.
    /// </summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public int? Patience { get; init => field = value is { } epochs ? Require.AtLeast(1, epochs, nameof(Patience)) : null; }

    /// <summary>Gets the number of epochs that a member trains in any case, whatever the patience. Range: at least 0.</summary>
    /// <value>The default value is 0.</value>
    public int MinimumEpochs { get; init => field = Require.AtLeast(0, value, nameof(MinimumEpochs)); }

    /// <summary>Gets what decides on the validation rows whether a member has got better.</summary>
    /// <value>The default value is <see cref="StoppingCriterion.Objective"/>.</value>
    public StoppingCriterion Criterion { get; init => field = Require.Defined(value, nameof(Criterion)); } = StoppingCriterion.Objective;

    /// <summary>Gets which state of a member is its result.</summary>
    /// <value>The default value is <see cref="KeptState.Best"/>.</value>
    public KeptState Keep { get; init => field = Require.Defined(value, nameof(Keep)); } = KeptState.Best;

    /// <summary>
    /// Gets the number of layers, from the input, whose weights stay as they are; for pre-trained ones. Range: at least 0; where it is beyond
    /// that of the network's layers, all of them stay.
    /// </summary>
    /// <value>The default value is 0.</value>
    public int FrozenLayers { get; init => field = Require.AtLeast(0, value, nameof(FrozenLayers)); }

    /// <summary>The first epoch, from 0, that is trained under the whole penalty.</summary>
    internal int FirstFullEpoch(StudyMember member) => Math.Min(
        member.TargetGates is null ? WarmUpEpochs + RampEpochs : Math.Max(WarmUpEpochs, (int)Math.Ceiling(SteeringEnd * MaximumEpochs)),
        MaximumEpochs - 1);

    /// <summary>The part of lambda in force in an epoch, from 0 to 1.</summary>
    internal double LambdaFactor(int epoch) =>
        epoch < WarmUpEpochs ? 0 : Math.Min(1, (epoch - WarmUpEpochs + 1.0) / (RampEpochs + 1.0));
}
