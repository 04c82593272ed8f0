namespace MLNet.FeatureGating.Selection;

/// <summary>What a gate found out about a feature: one slot of the input, or several that are kept or dropped together.</summary>
/// <param name="Index">The index of the feature's gate, from 0, in the order of first slots: that of <see cref="Training.MemberResult"/>.</param>
/// <param name="Name">The name of the group (a one-hot encoded column's name, say), or of the slot that is in none.</param>
/// <param name="Slots">The indices of its slots in the input vector (after concatenation, where there are several input columns), ascending.</param>
/// <param name="SelectionProbability">
/// The probability that the gate is open, averaged over the members, and over the course of training where
/// <see cref="StochasticGatesOptions.TargetFeatures"/> is set. In [0, 1]; 0 where all slots are constant, and 1 where the feature is kept in any
/// case.
/// </param>
/// <param name="GateValue">
/// The value that the gate collapses to, averaged over the members: in [0, 1], or any real number under <see cref="Training.GateKind.L1Weights"/>. A
/// network uses the feature where its own value is not 0.
/// </param>
/// <param name="Rank">The feature's place, from 1: first those kept in any case, then by selection probability.</param>
/// <param name="IsSelected">Whether the feature is kept.</param>
public sealed record GatedFeature(
    int Index, string Name, IReadOnlyList<int> Slots, double SelectionProbability, double GateValue, int Rank, bool IsSelected);
