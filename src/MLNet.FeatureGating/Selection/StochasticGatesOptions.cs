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
public sealed partial record StochasticGatesOptions
{
    /// <summary>
    /// Gets the weight of the gates' penalty against the task's loss: larger keeps fewer features. Range: 0 to 1,000,000. The losses
    /// are in nats for classification and survival, in variances of the label for regression, and in variances of the features for
    /// reconstruction.
    /// </summary>
    /// <value>The default value is 0.5. Not looked at where <see cref="TargetFeatures"/> is set.</value>
    public double Lambda { get; init => field = Require.Between(0, 1e6, value, nameof(Lambda)); } = 0.5;

    /// <summary>
    /// Gets the exact number of features to keep: gates, so that a one-hot column counts once. The penalty of each network is steered
    /// towards that number of open gates, and the first by rank are kept; <see langword="null"/> keeps those whose gates stay open under
    /// <see cref="Lambda"/>. Range: 1 to the number of gates; those on nothing but constant slots do not count.
    /// </summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public int? TargetFeatures { get; init => field = value is { } k ? Require.AtLeast(1, k, nameof(TargetFeatures)) : null; }

    /// <summary>
    /// Gets the number of networks with gates of their own, trained at once on different held-out parts of the rows. A feature is kept where
    /// its open probability, averaged over them, is above one half: chance has less of a say. Range: 1 to 1,000.
    /// </summary>
    /// <value>The default value is 5.</value>
    public int Members { get; init => field = Require.Between(1, 1000, value, nameof(Members)); } = 5;

    /// <summary>
    /// Gets what is predicted; <see langword="null"/> lets it follow from the label's type: Boolean is a binary classification, a key a
    /// multiclass one, Single and Double a regression. Two tasks must be asked for: <see cref="LearningTask.Survival"/>, where the label is
    /// a time (Single or Double, at least 0) and <see cref="EventColumnName"/> tells whether it ended with the event, and
    /// <see cref="LearningTask.Reconstruction"/>, which reads no label: there need not be one. Range: any but
    /// <see cref="LearningTask.SelfSupervision"/>, which is no end in itself (see <see cref="SelfSupervision"/>).
    /// </summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public LearningTask? Task
    {
        get;
        init => field = value switch
        {
            null => null,
            LearningTask.SelfSupervision => throw new ArgumentOutOfRangeException(
                nameof(Task),
                value,
                $"{nameof(Task)} must be what the features are selected for, but it is {value}. To learn from rows without a label, set "
                + $"{nameof(SelfSupervision)}."),
            { } task => Require.Defined(task, nameof(Task)),
        };
    }

    /// <summary>
    /// Gets the name of the column that tells whether the time in the label column ended with the event (true, or 1) or was censored (false,
    /// or 0): Boolean, Single or Double. For <see cref="LearningTask.Survival"/>, which needs it, and for no other task.
    /// </summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public string? EventColumnName { get; init => field = NotBlank(value, nameof(EventColumnName)); }

    /// <summary>Gets the name of a column of row weights, Single or Double and at least 0; <see langword="null"/> for equal weights.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public string? ExampleWeightColumnName { get; init => field = NotBlank(value, nameof(ExampleWeightColumnName)); }

    /// <summary>
    /// Gets how networks learn from all rows, labelled or not, before features are selected by those with a label: where labels are few.
    /// Rows whose label is missing (not a number, or a missing key) are then no error. A Boolean cannot be missing: for two classes, use
    /// numbers 0 and 1 and <see cref="LearningTask.BinaryClassification"/> as the <see cref="Task"/>. Needs <see cref="Standardize"/> and at
    /// least one of <see cref="HiddenUnits"/>; <see langword="null"/> learns from labelled rows alone.
    /// </summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public SelfSupervisionOptions? SelfSupervision { get; init; }

    /// <summary>
    /// Gets a value indicating whether the networks are trained anew on the features that each selected, without gates and noise, for
    /// <see cref="StochasticGatesTransformer.RefitLoss"/>: what the selected features can explain. It takes about as long as the selection.
    /// </summary>
    /// <value>The default value is <see langword="true"/>.</value>
    public bool Refit { get; init; } = true;

    /// <summary>
    /// Gets the seed of everything random; <see langword="null"/> for the context's own under <c>mlContext.FeatureGating()</c>, and for 0
    /// under <c>mlContext.Transforms</c>, which knows no context.
    /// </summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public int? Seed { get; init; }

    /// <summary>Gets where the networks are trained.</summary>
    /// <value>The default value is <see cref="ComputeDevice.Auto"/>.</value>
    public ComputeDevice Device { get; init => field = Require.Defined(value, nameof(Device)); } = ComputeDevice.Auto;

    /// <summary>
    /// Gets who is told after every epoch how far training has got. Self-supervision, selection and refit each count their epochs
    /// from 1; <see cref="TrainingProgress.Phase"/> tells them apart.
    /// </summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>
    /// Gets the token that ends training early. The selection is then the best found so far, or the latest where the penalty was not yet
    /// whole: <see cref="StochasticGatesTransformer.Members"/> tells (<see cref="StopReason.Cancelled"/>, and the lambda of the best epoch).
    /// Cancelled before the first epoch of the selection is over, <c>Fit</c> throws <see cref="OperationCanceledException"/>; cancelled while
    /// the networks are trained anew, there is a selection, but no <see cref="StochasticGatesTransformer.RefitLoss"/>.
    /// </summary>
    /// <value>The default value is <see cref="CancellationToken.None"/>.</value>
    public CancellationToken CancellationToken { get; init; }

    private static string? NotBlank(string? value, string name)
    {
        if (value is not null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value, name);
        }

        return value;
    }
}
