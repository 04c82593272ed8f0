namespace MLNet.FeatureGating.Selection;

/// <summary>What the gates found out about one slot of the input.</summary>
/// <param name="Index">The slot's index in the input vector (after concatenation, where there are several input columns), from 0.</param>
/// <param name="Name">The slot's name; the column's name and the index in brackets where it has none.</param>
/// <param name="ColumnName">The input column that the slot belongs to.</param>
/// <param name="SelectionProbability">The probability that the slot's gate is open, averaged over the members, in [0, 1]; 0 for a constant slot.</param>
/// <param name="GateValue">The value that the gate collapses to, averaged over the members, in [0, 1]; 0 is closed.</param>
/// <param name="Rank">The slot's place by selection probability, from 1.</param>
/// <param name="IsSelected">Whether the slot is kept.</param>
public sealed record SlotGate(
    int Index, string Name, string ColumnName, double SelectionProbability, double GateValue, int Rank, bool IsSelected);
