using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Selection;

/// <content>The networks that gates are trained with, and how.</content>
public sealed partial record StochasticGatesOptions
{
    private readonly IReadOnlyList<int>? _hiddenUnits;

    /// <summary>Gets the width of each hidden layer of the network that the gates are trained with; empty for a linear model.</summary>
    /// <value>
    /// The default value is 64, 32; or 64, 10 where <see cref="SelfSupervision"/> is set: a narrow last layer must sum up what features
    /// have in common, and leaves few weights to the labels.
    /// </value>
    public IReadOnlyList<int> HiddenUnits
    {
        get => _hiddenUnits ?? (SelfSupervision is null ? [64, 32] : [64, 10]);
        init => _hiddenUnits = new NetworkSpecification { HiddenUnits = value }.HiddenUnits;
    }

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

    /// <summary>
    /// Gets the part of all epochs after the warm-up in which lambda rises to its value. Range: 0 to 1; with the warm-up less than 1.
    /// </summary>
    /// <value>The default value is 0.2. Not looked at where <see cref="TargetFeatures"/> is set.</value>
    public double Ramp { get; init => field = Require.Fraction(value, nameof(Ramp)); } = 0.2;

    /// <summary>Gets what decides on the held-out rows which epoch of a network was its best, and when it has stopped getting better.</summary>
    /// <value>The default value is <see cref="StoppingCriterion.Objective"/>.</value>
    public StoppingCriterion Criterion { get; init => field = Require.Defined(value, nameof(Criterion)); } = StoppingCriterion.Objective;

    /// <summary>
    /// Gets the part of all epochs without getting better, by <see cref="Criterion"/>, after which training stops; 1 never stops early. Range: 0 to
    /// 1.
    /// </summary>
    /// <value>The default value is 0.3.</value>
    public double Patience { get; init => field = Require.Fraction(value, nameof(Patience)); } = 0.3;

    /// <summary>
    /// Gets the part of the rows that each member holds out, by class or by event, to be judged by: for early stopping and the metrics. 0
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

    /// <summary>Gets the number of threads of the CPU to train on; <see langword="null"/> for one a processor. Range: at least 1.</summary>
    /// <value>The default value is <see langword="null"/>. What is selected does not depend on it.</value>
    public int? Threads { get; init => field = value is { } threads ? Require.AtLeast(1, threads, nameof(Threads)) : null; }
}
