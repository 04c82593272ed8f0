namespace MLNet.FeatureGating.Selection.Groups;

/// <summary>What one gate governs: one slot, or several that are kept or dropped together.</summary>
/// <param name="Name">The name of the group, or of the slot where it is in none.</param>
/// <param name="IsGroup">Whether the slots are a group, if only of one.</param>
/// <param name="Slots">The slots, ascending.</param>
internal sealed record FeatureSlots(string Name, bool IsGroup, IReadOnlyList<int> Slots);
