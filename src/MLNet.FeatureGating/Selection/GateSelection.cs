using MLNet.FeatureGating.Selection.Groups;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Selection;

/// <summary>Turns what a study learnt into a selection of features and their slots.</summary>
internal static class GateSelection
{
    // A gate that is more likely open than closed is kept: for one Gaussian gate the same as a mean above 0.
    private const double Threshold = 0.5;

    /// <summary>Ranks all features by what the members of a study make of them together, and marks the kept ones.</summary>
    /// <param name="members">What was learnt.</param>
    /// <param name="features">What each gate governs.</param>
    /// <param name="isAlwaysOpen">Gates that are always open, and so come first and are kept.</param>
    /// <param name="isConstant">Gates on nothing but constant slots, which come last and are not kept for their own sake.</param>
    /// <param name="targetFeatures">The number to keep by rank, or null to keep the open gates.</param>
    public static IReadOnlyList<GatedFeature> Select(
        IReadOnlyList<MemberResult> members,
        IReadOnlyList<FeatureSlots> features,
        IReadOnlyList<bool> isAlwaysOpen,
        IReadOnlyList<bool> isConstant,
        int? targetFeatures)
    {
        bool IsDead(int gate) => isConstant[gate] && !isAlwaysOpen[gate];
        double[] Mean(Func<MemberResult, IReadOnlyList<float>> quantity) => [.. Enumerable.Range(0, features.Count)
            .Select(gate => IsDead(gate) ? 0 : members.Average(member => (double)quantity(member)[gate]))];

        // What the gates were like on the way to a number that the penalty forces tells more than where they ended.
        double[] probabilities = Mean(member => targetFeatures is null ? member.OpenProbabilities : member.MeanOpenProbabilities);
        double[] values = Mean(member => member.GateValues);
        double[] firmness = Mean(member => member.GateFirmness);
        int[] byRank = [.. Enumerable.Range(0, features.Count)
            .OrderByDescending(gate => isAlwaysOpen[gate])
            .ThenBy(IsDead)
            .ThenByDescending(gate => probabilities[gate])
            .ThenByDescending(gate => isAlwaysOpen[gate] ? 0 : firmness[gate])];
        var selection = new GatedFeature[features.Count];
        for (int rank = 0; rank < byRank.Length; rank++)
        {
            int gate = byRank[rank];
            bool isSelected = targetFeatures is { } k ? rank < k : isAlwaysOpen[gate] || probabilities[gate] > Threshold;
            selection[gate] = new(
                gate, features[gate].Name, features[gate].Slots, probabilities[gate], values[gate], rank + 1, isSelected);
        }

        return selection;
    }

    /// <summary>Tells of every slot what is known of its feature.</summary>
    public static IReadOnlyList<SlotGate> Spread(
        IReadOnlyList<GatedFeature> selection, IReadOnlyList<FeatureSlots> features, SlotNames slots)
    {
        var gates = new SlotGate[slots.Count];
        foreach (GatedFeature feature in selection)
        {
            string? groupName = features[feature.Index].IsGroup ? feature.Name : null;
            foreach (int slot in feature.Slots)
            {
                gates[slot] = new(
                    slot,
                    slots.Names[slot],
                    slots.ColumnOf(slot),
                    groupName,
                    feature.SelectionProbability,
                    feature.GateValue,
                    feature.Rank,
                    feature.IsSelected);
            }
        }

        return gates;
    }
}
