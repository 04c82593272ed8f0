namespace MLNet.FeatureGating.Training;

/// <summary>
/// What to train: a table of members over the same data, network shape and gates. How it is trained is an
/// <see cref="ITrainingEngine"/>'s affair.
/// </summary>
public sealed class TrainingStudy
{
    /// <summary>Gets what is predicted.</summary>
    public required LearningTask Task { get; init => field = Require.Defined(value, nameof(Task)); }

    /// <summary>Gets the rows that networks and gates learn from.</summary>
    public required TrainingData Training { get; init => field = NotNull(value, nameof(Training)); }

    /// <summary>Gets the rows that early stopping and metrics look at; <see langword="null"/> for the training rows.</summary>
    public TrainingData? Validation { get; init; }

    /// <summary>
    /// Gets the number of classes of <see cref="LearningTask.MulticlassClassification"/>; no other task looks at it. Range: at least
    /// 1.
    /// </summary>
    /// <value>The default value is 1, which multiclass classification refuses.</value>
    public int ClassCount { get; init => field = Require.AtLeast(1, value, nameof(ClassCount)); } = 1;

    /// <summary>Gets the training runs, at least one.</summary>
    public required IReadOnlyList<StudyMember> Members { get; init => field = [.. NotNull(value, nameof(Members))]; }

    /// <summary>Gets the law of the gates.</summary>
    public GateSpecification Gate { get; init => field = NotNull(value, nameof(Gate)); } = new();

    /// <summary>
    /// Gets which features share a gate, what gates cost, and which are always open; <see langword="null"/> for one gate a
    /// feature.
    /// </summary>
    public GateMap? Gates { get; init; }

    /// <summary>Gets the network behind the gates.</summary>
    public NetworkSpecification Network { get; init => field = NotNull(value, nameof(Network)); } = new();

    /// <summary>Gets the training schedule.</summary>
    public TrainingSchedule Schedule { get; init => field = NotNull(value, nameof(Schedule)); } = new();

    /// <summary>Gets the number of outputs that the network needs.</summary>
    internal int OutputCount => Task switch
    {
        LearningTask.MulticlassClassification => ClassCount,
        LearningTask.Reconstruction => Training.FeatureCount,
        LearningTask.SelfSupervision => 2 * Training.FeatureCount,
        _ => 1,
    };

    /// <summary>The widths of the network, from its inputs to its outputs: of one layer more than it has weights for.</summary>
    internal IReadOnlyList<int> Widths => [Training.FeatureCount, .. Network.HiddenUnits, OutputCount];

    /// <summary>Whether the inputs are behind fixed masks rather than gates.</summary>
    internal bool HasFixedMasks => Members[0].FixedMask is not null;

    /// <summary>The first member with gates of a law that the managed engine does not have; -1 where there is none.</summary>
    internal int FirstMemberOfTorch() => HasFixedMasks && Network.GatedLayers.Count == 0
        ? -1
        : Members.ToList().FindIndex(member => (member.Gate ?? Gate).Kind == GateKind.HyperNetworkLogitNormal);

    /// <summary>Checks what no single property can see.</summary>
    /// <exception cref="InvalidOperationException">The parts do not fit together.</exception>
    /// <exception cref="ArgumentException">The weights of a member do not fit the rows, or one of them is no weight.</exception>
    internal void Validate() => StudyChecks.Check(this);

    private static T NotNull<T>(T value, string name)
        where T : class => value ?? throw new ArgumentNullException(name);
}
