using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Search;

/// <summary>All that a lambda experiment found out, as plain values: what a report shows, and a study file keeps.</summary>
public sealed record SearchSummary
{
    /// <summary>Gets what was predicted.</summary>
    public required LearningTask Task { get; init; }

    /// <summary>Gets the name of the metric, of which larger is better: Accuracy, RSquared or Concordance.</summary>
    public required string MetricName { get; init; }

    /// <summary>Gets the name of the label column; <see langword="null"/> where there is none.</summary>
    public required string? LabelColumnName { get; init; }

    /// <summary>Gets the number of rows that were learnt from.</summary>
    public required int RowCount { get; init; }

    /// <summary>Gets the number of slots of the input.</summary>
    public required int SlotCount { get; init; }

    /// <summary>Gets the number of folds.</summary>
    public required int FoldCount { get; init; }

    /// <summary>Gets the number of times that the rows were dealt out to folds.</summary>
    /// <value>The default value is 1.</value>
    public int PartitionCount { get; init; } = 1;

    /// <summary>Gets the number of networks that were trained on each fold with one lambda.</summary>
    public required int SeedsPerFold { get; init; }

    /// <summary>Gets the seed of everything random.</summary>
    public required int Seed { get; init; }

    /// <summary>Gets the loss of the best constant prediction, on the held-out rows: nats, or variances of the label.</summary>
    public required double BaselineLoss { get; init; }

    /// <summary>Gets what is known of every feature, in the order of their indices.</summary>
    public required IReadOnlyList<SearchedFeature> Features { get; init; }

    /// <summary>Gets the trials at fixed lambdas, in the order of lambdas.</summary>
    public required IReadOnlyList<LambdaRunDetail> Runs { get; init; }

    /// <summary>Gets the path, from the largest number of features to none.</summary>
    public required IReadOnlyList<LambdaPathPoint> Path { get; init; }

    /// <summary>Gets whether the features tell of the label at all; <see langword="null"/> where it was not tested.</summary>
    public PermutationTest? Predictiveness { get; init; }

    /// <summary>Gets which features are found again and again in halves of the rows; <see langword="null"/> where it was not asked for.</summary>
    public StabilitySummary? Stability { get; init; }

    /// <summary>Gets the correlations among the features that rank first; <see langword="null"/> where they were not measured.</summary>
    public FeatureCorrelations? Correlations { get; init; }

    /// <summary>Gets the selection that was decided for; <see langword="null"/> where none was, as when no feature tells of the label.</summary>
    public ChosenSelection? Chosen { get; init; }

    /// <summary>Gets a value indicating whether everything that was asked for is here; else it was cancelled, or time ran out.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>Gets settings that bear on the result, by their names.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>Gets the versions of what made the result, by their names.</summary>
    public required IReadOnlyDictionary<string, string> Versions { get; init; }

    /// <summary>Gets the device that trained it.</summary>
    public required string Device { get; init; }

    /// <summary>Gets the time that it took, in seconds; of a resumed study, that of the last run.</summary>
    public required double ElapsedSeconds { get; init; }
}
