namespace MLNet.FeatureGating.Training;

/// <summary>One training run of a study: it shares data and network shape with the others and has the rest to itself.</summary>
public sealed record StudyMember
{
    /// <summary>Gets the weight of the gates' penalty in the objective. Range: lambda &gt;= 0.</summary>
    /// <value>The default value is 0. Not looked at where <see cref="TargetGates"/> steers.</value>
    public double Lambda { get; init => field = Require.Between(0, double.MaxValue, value, nameof(Lambda)); }

    /// <summary>
    /// Gets the expected number of open gates on the inputs to which lambda is steered while the member trains, those always open included;
    /// <see langword="null"/> for a fixed lambda. Range: &gt; 0, from the number of gates that are always open to that of all.
    /// </summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public double? TargetGates { get; init => field = value is { } target ? Require.Positive(target, nameof(TargetGates)) : null; }

    /// <summary>Gets the seed of initial weights, order of the rows and noise.</summary>
    public required int Seed { get; init; }

    /// <summary>Gets the law of the member's gates; <see langword="null"/> for the study's.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public GateSpecification? Gate { get; init; }

    /// <summary>
    /// Gets a fixed factor for each feature in place of gates on the inputs, without noise and penalty, to train a network on features that
    /// are chosen already; <see langword="null"/> for gates.
    /// </summary>
    /// <value>
    /// The default value is <see langword="null"/>. All members of a study have one, or none has; gates on hidden layers are learnt as ever.
    /// </value>
    public IReadOnlyList<float>? FixedMask { get; init; }

    /// <summary>Gets the weights that the first layers start from, such as pre-trained ones; <see langword="null"/> for random ones.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public IReadOnlyList<DenseLayerWeights>? InitialLayers { get; init; }

    /// <summary>Gets a weight for each training row, 0 to leave it out; <see langword="null"/> for the data's own weights.</summary>
    public IReadOnlyList<float>? TrainingWeights { get; init; }

    /// <summary>Gets a weight for each validation row, 0 to leave it out; <see langword="null"/> for the data's own weights.</summary>
    public IReadOnlyList<float>? ValidationWeights { get; init; }
}
