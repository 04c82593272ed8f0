namespace MLNet.FeatureGating.Selection;

/// <summary>What the gates found out about one slot of the input.</summary>
/// <param name="Index">The slot's index in the input vector (after concatenation, where there are several input columns), from 0.</param>
/// <param name="Name">The slot's name; the column's name and the index in brackets where it has none.</param>
/// <param name="ColumnName">The input column that the slot belongs to.</param>
/// <param name="GroupName">The name of the group of slots that share its gate; <see langword="null"/> where it is in none.</param>
/// <param name="SelectionProbability">The probability that its gate is open: see <see cref="GatedFeature.SelectionProbability"/>.</param>
/// <param name="GateValue">The value that its gate collapses to: see <see cref="GatedFeature.GateValue"/>.</param>
/// <param name="Rank">The place of its gate among all gates, from 1; slots that share a gate share a rank.</param>
/// <param name="IsSelected">Whether the slot is kept.</param>
public sealed record SlotGate(
    int Index, string Name, string ColumnName, string? GroupName, double SelectionProbability, double GateValue, int Rank, bool IsSelected);
