using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Selection.Groups;

namespace MLNet.FeatureGating.Search.Rows;

/// <summary>What an experiment searches: rows in memory, features and their gates, folds, settings.</summary>
/// <param name="Table">The rows as they were read.</param>
/// <param name="Gated">The slots and their gates.</param>
/// <param name="IsConstant">Whether each gate governs nothing but slots that are constant over all rows.</param>
/// <param name="FoldOfRows">The fold that holds each row out.</param>
/// <param name="Folds">The number of folds.</param>
/// <param name="Settings">What is looked for.</param>
/// <param name="Seed">The seed of everything random.</param>
internal sealed record SearchProblem(
    FeatureTable Table,
    GatedSlots Gated,
    IReadOnlyList<bool> IsConstant,
    int[] FoldOfRows,
    int Folds,
    LambdaExperimentSettings Settings,
    int Seed)
{
    /// <summary>The folds of the same rows dealt out anew, one fold a row each: what the first partition finds by chance, others do not.</summary>
    public IReadOnlyList<int[]> OtherPartitions { get; init; } = [];

    /// <summary>The number of folds of all partitions together.</summary>
    public int AllFolds => Folds * (1 + OtherPartitions.Count);

    public StochasticGatesOptions Options => Settings.Gates;

    public int FeatureCount => Gated.Features.Count;

    /// <summary>Whether a fold holds a row out.</summary>
    /// <param name="fold">The fold, from 0: those of the first partition, then those of the others.</param>
    /// <param name="row">The row.</param>
    public bool IsHeldOut(int fold, int row) => (fold < Folds ? FoldOfRows : OtherPartitions[(fold / Folds) - 1])[row] == fold % Folds;

    /// <summary>Whether a feature cannot be dropped.</summary>
    public bool IsAlwaysKept(int feature) => Gated.Gates.IsAlwaysOpen[feature];

    /// <summary>The number of features that cannot be dropped.</summary>
    public int LeastCount => Gated.Gates.IsAlwaysOpen.Count(open => open);

    /// <summary>The number of features that can be kept: all but those that are constant.</summary>
    public int GreatestCount => Enumerable.Range(0, FeatureCount).Count(feature => !IsConstant[feature] || IsAlwaysKept(feature));
}
