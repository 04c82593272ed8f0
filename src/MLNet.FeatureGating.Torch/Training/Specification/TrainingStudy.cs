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
    public required TrainingData Training { get; init; }

    /// <summary>Gets the rows that early stopping and metrics look at; <see langword="null"/> for the training rows.</summary>
    public TrainingData? Validation { get; init; }

    /// <summary>Gets the number of classes of a classification task; 1 for regression.</summary>
    /// <value>The default value is 1.</value>
    public int ClassCount { get; init => field = Require.AtLeast(1, value, nameof(ClassCount)); } = 1;

    /// <summary>Gets the training runs, at least one.</summary>
    public required IReadOnlyList<StudyMember> Members { get; init; }

    /// <summary>Gets the law of the gates.</summary>
    public GateSpecification Gate { get; init; } = new();

    /// <summary>Gets which features share a gate, what gates cost, and which are always open; <see langword="null"/> for one gate a feature.</summary>
    public GateMap? Gates { get; init; }

    /// <summary>Gets the network behind the gates.</summary>
    public NetworkSpecification Network { get; init; } = new();

    /// <summary>Gets the training schedule.</summary>
    public TrainingSchedule Schedule { get; init; } = new();

    /// <summary>Gets the number of outputs that the network needs.</summary>
    internal int OutputCount => Task switch
    {
        LearningTask.MulticlassClassification => ClassCount,
        LearningTask.Reconstruction => Training.FeatureCount,
        LearningTask.SelfSupervision => 2 * Training.FeatureCount,
        _ => 1,
    };

    /// <summary>Whether the inputs are behind fixed masks rather than gates.</summary>
    internal bool HasFixedMasks => Members[0].FixedMask is not null;

    /// <summary>Checks what no single property can see.</summary>
    /// <exception cref="InvalidOperationException">The parts do not fit together.</exception>
    /// <exception cref="ArgumentException">The weights of a member do not fit the rows, or one of them is no weight.</exception>
    internal void Validate()
    {
        if (Members.Count == 0)
        {
            throw new InvalidOperationException("A study needs at least one member.");
        }

        if (Validation is { } validation && validation.FeatureCount != Training.FeatureCount)
        {
            throw new InvalidOperationException(
                $"Training rows have {Training.FeatureCount} features, validation rows {validation.FeatureCount}: they must agree.");
        }

        if (Gates is { } map && map.FeatureCount != Training.FeatureCount)
        {
            throw new InvalidOperationException($"There are {Training.FeatureCount} features, but {nameof(Gates)} is made for {map.FeatureCount}.");
        }

        if (Network.GatedLayers.Any(layer => layer < 0 || layer >= Network.HiddenUnits.Count))
        {
            throw new InvalidOperationException(
                $"{nameof(NetworkSpecification.GatedLayers)} must be hidden layers, 0 to {Network.HiddenUnits.Count - 1}, but they are "
                + $"{string.Join(", ", Network.GatedLayers)}.");
        }

        foreach (StudyMember member in Members)
        {
            Validate(member);
        }

        ValidateTargets(Training);
        if (Validation is not null)
        {
            ValidateTargets(Validation);
        }
    }

    private void Validate(StudyMember member)
    {
        if (member.TrainingWeights is { } weights)
        {
            TrainingData.RequireWeights(weights, Training.RowCount, nameof(StudyMember.TrainingWeights));
        }

        if (member.ValidationWeights is { } validationWeights)
        {
            TrainingData.RequireWeights(validationWeights, (Validation ?? Training).RowCount, nameof(StudyMember.ValidationWeights));
        }

        if (member.Gate is { } gate && (gate.Penalty != Gate.Penalty || gate.Noise != Gate.Noise))
        {
            throw new InvalidOperationException(
                $"A member's gates must share {nameof(GateSpecification.Penalty)} and {nameof(GateSpecification.Noise)} with the study's.");
        }

        if (member.FixedMask is null == HasFixedMasks)
        {
            throw new InvalidOperationException($"All members of a study have a {nameof(StudyMember.FixedMask)}, or none has.");
        }

        if (member.FixedMask is { } mask && (mask.Count != Training.FeatureCount || !mask.All(float.IsFinite)))
        {
            throw new InvalidOperationException(
                $"A {nameof(StudyMember.FixedMask)} must hold {Training.FeatureCount} finite numbers, one a feature, but holds {mask.Count}.");
        }

        if (member.InitialLayers is { } layers)
        {
            ValidateLayers(layers);
        }
    }

    private void ValidateLayers(IReadOnlyList<DenseLayerWeights> layers)
    {
        int[] widths = [Training.FeatureCount, .. Network.HiddenUnits, OutputCount];
        if (layers.Count >= widths.Length)
        {
            throw new InvalidOperationException($"{layers.Count} initial layers are given to a network of {widths.Length - 1}.");
        }

        for (int i = 0; i < layers.Count; i++)
        {
            DenseLayerWeights layer = layers[i];
            if (layer.Inputs != widths[i] || layer.Outputs != widths[i + 1]
                || layer.Weights.Count != layer.Inputs * layer.Outputs || layer.Biases.Count != layer.Outputs)
            {
                throw new InvalidOperationException(
                    $"Initial layer {i} must be one of {widths[i]} inputs and {widths[i + 1]} outputs, but it is one of {layer.Inputs} and {layer.Outputs}.");
            }
        }
    }

    private void ValidateTargets(TrainingData data)
    {
        if (Task is LearningTask.BinaryClassification or LearningTask.MulticlassClassification)
        {
            ValidateClasses(data);
        }

        if (Task == LearningTask.Survival && data.HasEvent is null)
        {
            throw new InvalidOperationException($"A survival task needs data with {nameof(TrainingData.HasEvent)}.");
        }
    }

    private void ValidateClasses(TrainingData data)
    {
        int classes = Task == LearningTask.BinaryClassification ? 2 : ClassCount;
        if (classes < 2)
        {
            throw new InvalidOperationException($"A classification task needs at least 2 classes, but {nameof(ClassCount)} is {classes}.");
        }

        ReadOnlySpan<float> targets = data.Targets.Span;
        for (int row = 0; row < targets.Length; row++)
        {
            if (targets[row] != MathF.Truncate(targets[row]) || targets[row] < 0 || targets[row] >= classes)
            {
                throw new InvalidOperationException(
                    $"The target of row {row} must be a class index from 0 to {classes - 1}, but it is {targets[row]}.");
            }
        }
    }
}
