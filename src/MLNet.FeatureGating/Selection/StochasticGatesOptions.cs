using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Selection;

/// <summary>
/// How stochastic gates select features. The defaults work without tuning on tabular data; <see cref="Lambda"/> or
/// <see cref="TargetFeatures"/> is what most callers set.
/// </summary>
/// <remarks>
/// Every property checks its value and throws <see cref="ArgumentOutOfRangeException"/> where it is out of range, and
/// <see cref="ArgumentException"/> where it is missing or empty. Numbers must fit single precision.
/// </remarks>
public sealed record StochasticGatesOptions
{
    /// <summary>Gets the law of the gates.</summary>
    /// <value>The default value is <see cref="GateKind.Gaussian"/>.</value>
    public GateKind Gate { get; init => field = Require.Defined(value, nameof(Gate)); } = GateKind.Gaussian;

    /// <summary>
    /// Gets the weight of the gates' penalty against the task's loss: larger keeps fewer features. Range: 0 to 1,000,000. The losses
    /// are in nats for classification and in variances of the label for regression.
    /// </summary>
    /// <value>The default value is 0.5.</value>
    public double Lambda { get; init => field = Require.Between(0, 1e6, value, nameof(Lambda)); } = 0.5;

    /// <summary>
    /// Gets the exact number of slots to keep, by rank; <see langword="null"/> keeps those whose gates stay open under
    /// <see cref="Lambda"/>. Range: 1 to the number of slots.
    /// </summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public int? TargetFeatures { get; init => field = value is { } k ? Require.AtLeast(1, k, nameof(TargetFeatures)) : null; }

    /// <summary>
    /// Gets the number of networks with gates of their own, trained at once on different held-out parts of the rows. A slot is kept where
    /// its open probability, averaged over them, is above one half: chance has less of a say. Range: 1 to 1,000.
    /// </summary>
    /// <value>The default value is 5.</value>
    public int Members { get; init => field = Require.Between(1, 1000, value, nameof(Members)); } = 5;

    /// <summary>
    /// Gets what is predicted; <see langword="null"/> lets it follow from the label's type: Boolean is a binary classification, a key a
    /// multiclass one, Single and Double a regression.
    /// </summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public LearningTask? Task { get; init => field = value is { } task ? Require.Defined(task, nameof(Task)) : null; }

    /// <summary>Gets the name of a column of row weights, Single or Double and at least 0; <see langword="null"/> for equal weights.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public string? ExampleWeightColumnName
    {
        get;
        init
        {
            if (value is not null)
            {
                ArgumentException.ThrowIfNullOrWhiteSpace(value, nameof(ExampleWeightColumnName));
            }

            field = value;
        }
    }

    /// <summary>
    /// Gets how open probabilities make the penalty: their mean, so that a lambda means the same for any number of slots, or their sum,
    /// as in the papers.
    /// </summary>
    /// <value>The default value is <see cref="GatePenalty.Mean"/>.</value>
    public GatePenalty Penalty { get; init => field = Require.Defined(value, nameof(Penalty)); } = GatePenalty.Mean;

    /// <summary>Gets the standard deviation of a Gaussian gate's noise. Range: sigma &gt; 0.</summary>
    /// <value>The default value is 0.5.</value>
    public double Sigma { get; init => field = Require.Positive(value, nameof(Sigma)); } = 0.5;

    /// <summary>Gets which rows of a batch share a draw of the gates.</summary>
    /// <value>The default value is <see cref="NoiseSharing.PerRow"/>.</value>
    public NoiseSharing Noise { get; init => field = Require.Defined(value, nameof(Noise)); } = NoiseSharing.PerRow;

    /// <summary>Gets the width of each hidden layer of the network that the gates are trained with; empty for a linear model.</summary>
    /// <value>The default value is 64, 32.</value>
    public IReadOnlyList<int> HiddenUnits { get; init => field = new NetworkSpecification { HiddenUnits = value }.HiddenUnits; } = [64, 32];

    /// <summary>Gets the non-linearity after each hidden layer.</summary>
    /// <value>The default value is <see cref="Training.Activation.Relu"/>.</value>
    public Activation Activation { get; init => field = Require.Defined(value, nameof(Activation)); } = Activation.Relu;

    /// <summary>Gets the number of rows a training step; <see langword="null"/> for all of them. Range: at least 1.</summary>
    /// <value>The default value is 64.</value>
    public int? BatchSize { get; init => field = value is { } rows ? Require.AtLeast(1, rows, nameof(BatchSize)) : null; } = 64;

    /// <summary>
    /// Gets the number of passes over the data at most; <see langword="null"/> for as many as make about 1,500 steps, but at least 10.
    /// Range: at least 1.
    /// </summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public int? MaximumEpochs { get; init => field = value is { } epochs ? Require.AtLeast(1, epochs, nameof(MaximumEpochs)) : null; }

    /// <summary>Gets Adam's learning rate of the network's weights. Range: &gt; 0.</summary>
    /// <value>The default value is 0.003.</value>
    public double LearningRate { get; init => field = Require.Positive(value, nameof(LearningRate)); } = 3e-3;

    /// <summary>Gets Adam's learning rate of the gates. Range: &gt; 0.</summary>
    /// <value>The default value is 0.01.</value>
    public double GateLearningRate { get; init => field = Require.Positive(value, nameof(GateLearningRate)); } = 1e-2;

    /// <summary>
    /// Gets the decoupled weight decay of the network's weights; gates have none. A step shrinks weights by the learning rate times this: a
    /// network that cannot learn its rows by heart leaves fewer gates open for nothing. Range: &gt;= 0.
    /// </summary>
    /// <value>The default value is 1.</value>
    public double WeightDecay { get; init => field = Require.NotNegative(value, nameof(WeightDecay)); } = 1;

    /// <summary>Gets the Euclidean norm to which the gradient is clipped; <see langword="null"/> for no limit. Range: &gt; 0.</summary>
    /// <value>The default value is 1.</value>
    public double? MaximumGradientNorm
    {
        get;
        init => field = value is { } norm ? Require.Positive(norm, nameof(MaximumGradientNorm)) : null;
    }

    = 1;

    /// <summary>Gets the part of all epochs at the start that is trained without penalty. Range: 0 to 1; with the ramp less than 1.</summary>
    /// <value>The default value is 0.1.</value>
    public double WarmUp { get; init => field = Require.Fraction(value, nameof(WarmUp)); } = 0.1;

    /// <summary>Gets the part of all epochs after the warm-up in which lambda rises to its value. Range: 0 to 1; with the warm-up less than 1.</summary>
    /// <value>The default value is 0.2.</value>
    public double Ramp { get; init => field = Require.Fraction(value, nameof(Ramp)); } = 0.2;

    /// <summary>
    /// Gets the part of all epochs without a better validation objective after which training stops; 1 never stops early. Range: 0 to 1.
    /// </summary>
    /// <value>The default value is 0.3.</value>
    public double Patience { get; init => field = Require.Fraction(value, nameof(Patience)); } = 0.3;

    /// <summary>
    /// Gets the part of the rows that each member holds out, by class, to be judged by: for early stopping and the validation metric. 0
    /// judges by the training rows. Range: 0 to 0.9.
    /// </summary>
    /// <value>The default value is 0.2.</value>
    public double ValidationFraction
    {
        get;
        init => field = Require.Between(0, 0.9, value, nameof(ValidationFraction));
    }

    = 0.2;

    /// <summary>
    /// Gets a value indicating whether slots are brought to mean 0 and variance 1 for training. What comes out of the transformer is
    /// never changed. Switch it off only where the slots are on one scale already.
    /// </summary>
    /// <value>The default value is <see langword="true"/>.</value>
    public bool Standardize { get; init; } = true;

    /// <summary>
    /// Gets the seed of everything random; <see langword="null"/> for the context's own under <c>mlContext.FeatureGating()</c>, and for 0
    /// under <c>mlContext.Transforms</c>, which knows no context.
    /// </summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public int? Seed { get; init; }

    /// <summary>Gets where the networks are trained.</summary>
    /// <value>The default value is <see cref="ComputeDevice.Auto"/>.</value>
    public ComputeDevice Device { get; init => field = Require.Defined(value, nameof(Device)); } = ComputeDevice.Auto;

    /// <summary>Gets who is told after every epoch how far training has got.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>
    /// Gets the token that ends training early. The selection is then the best found so far, or the latest where the penalty was not yet
    /// whole: <see cref="StochasticGatesTransformer.Members"/> tells (<see cref="StopReason.Cancelled"/>, and the lambda of the best epoch).
    /// Cancelled before the first epoch is over, <c>Fit</c> throws <see cref="OperationCanceledException"/>.
    /// </summary>
    /// <value>The default value is <see cref="CancellationToken.None"/>.</value>
    public CancellationToken CancellationToken { get; init; }
}
