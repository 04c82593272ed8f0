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

    /// <summary>Gets the gates on the inputs.</summary>
    public GateSpecification Gate { get; init; } = new();

    /// <summary>Gets the network behind the gates.</summary>
    public NetworkSpecification Network { get; init; } = new();

    /// <summary>Gets the training schedule.</summary>
    public TrainingSchedule Schedule { get; init; } = new();

    /// <summary>Gets the number of outputs that the network needs.</summary>
    internal int OutputCount => Task == LearningTask.MulticlassClassification ? ClassCount : 1;

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

        foreach (StudyMember member in Members)
        {
            if (member.TrainingWeights is { } weights)
            {
                TrainingData.RequireWeights(weights, Training.RowCount, nameof(StudyMember.TrainingWeights));
            }

            if (member.ValidationWeights is { } validationWeights)
            {
                TrainingData.RequireWeights(
                    validationWeights, (Validation ?? Training).RowCount, nameof(StudyMember.ValidationWeights));
            }
        }

        if (Task != LearningTask.Regression)
        {
            ValidateClasses(Training);
            if (Validation is not null)
            {
                ValidateClasses(Validation);
            }
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
