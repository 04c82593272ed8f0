using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tool.Summaries;

/// <summary>What is known of a single training beside what it found out.</summary>
internal sealed record TrainingFacts
{
    public required LearningTask Task { get; init; }

    /// <summary>The column that is predicted; null where it is none.</summary>
    public required string? LabelName { get; init; }

    public required int RowCount { get; init; }

    public required int SlotCount { get; init; }

    public required int Seed { get; init; }

    public required ComputeDevice Device { get; init; }

    /// <summary>Settings that bear on the result, by their names.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    public required TimeSpan Elapsed { get; init; }

    /// <summary>Whether it was not cancelled.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>What features cost, by name; the others cost 1.</summary>
    public IReadOnlyDictionary<string, double> Costs { get; init; } = new Dictionary<string, double>();

    /// <summary>The features that are kept in any case.</summary>
    public IReadOnlyList<string> AlwaysKept { get; init; } = [];
}
