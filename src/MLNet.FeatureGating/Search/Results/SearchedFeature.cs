namespace MLNet.FeatureGating.Search;

/// <summary>What a search found out about a feature: one slot of the input, or several that are kept or dropped together.</summary>
/// <param name="Index">The index of the feature's gate, from 0, in the order of first slots.</param>
/// <param name="Name">The name of the group of slots, or of the slot that is in none.</param>
/// <param name="ColumnNames">The input columns that its slots belong to.</param>
/// <param name="Slots">The indices of its slots in the input vector, ascending.</param>
/// <param name="SlotNames">The names of those slots.</param>
/// <param name="Cost">What keeping it costs.</param>
/// <param name="IsAlwaysKept">Whether it is kept in any case.</param>
/// <param name="IsConstant">Whether all its slots are constant.</param>
/// <param name="SelectionProbability">
/// The probability that its gate was open while the gates closed one after another, averaged over that time, folds and seeds: in [0, 1].
/// </param>
/// <param name="Rank">The feature's place, from 1: the one that leaves the path last is first.</param>
/// <param name="ExitLambda">The lambda at which it leaves the path; not a number where that is not known.</param>
/// <param name="SelectionFrequency">The part of all folds and seeds that rank it among the chosen number of features, in [0, 1].</param>
public sealed record SearchedFeature(
    int Index,
    string Name,
    IReadOnlyList<string> ColumnNames,
    IReadOnlyList<int> Slots,
    IReadOnlyList<string> SlotNames,
    double Cost,
    bool IsAlwaysKept,
    bool IsConstant,
    double SelectionProbability,
    int Rank,
    double ExitLambda,
    double SelectionFrequency);
