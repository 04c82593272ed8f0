using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Selection;

/// <summary>Turns what a study learnt into a selection of slots.</summary>
internal static class GateSelection
{
    // A gate that is more likely open than closed is kept: for one Gaussian gate the same as a mean above 0.
    private const double Threshold = 0.5;

    /// <summary>Ranks all slots by what the members of a study make of them together, and marks the kept ones.</summary>
    /// <param name="members">What was learnt.</param>
    /// <param name="isConstant">Slots that are constant, and so come last and are not kept for their gates' sake.</param>
    /// <param name="slotNames">One name a slot.</param>
    /// <param name="columnOfSlots">One input column a slot.</param>
    /// <param name="targetFeatures">The number to keep by rank, or null to keep the open gates.</param>
    public static IReadOnlyList<SlotGate> Select(
        IReadOnlyList<MemberResult> members,
        IReadOnlyList<bool> isConstant,
        IReadOnlyList<string> slotNames,
        IReadOnlyList<string> columnOfSlots,
        int? targetFeatures)
    {
        double[] Mean(Func<MemberResult, IReadOnlyList<float>> quantity) => [.. Enumerable.Range(0, slotNames.Count)
            .Select(slot => isConstant[slot] ? 0 : members.Average(member => (double)quantity(member)[slot]))];
        double[] probabilities = Mean(member => member.OpenProbabilities);
        double[] values = Mean(member => member.GateValues);

        // Probabilities saturate where parameters still tell gates apart.
        double[] parameters = Mean(member => member.GateParameters);
        int[] byRank = [.. Enumerable.Range(0, slotNames.Count)
            .OrderBy(slot => isConstant[slot])
            .ThenByDescending(slot => probabilities[slot])
            .ThenByDescending(slot => parameters[slot])];
        var slots = new SlotGate[slotNames.Count];
        for (int rank = 0; rank < byRank.Length; rank++)
        {
            int slot = byRank[rank];
            bool isSelected = targetFeatures is { } k ? rank < k : probabilities[slot] > Threshold;
            slots[slot] = new(
                slot, slotNames[slot], columnOfSlots[slot], probabilities[slot], values[slot], rank + 1, isSelected);
        }

        return slots;
    }
}
