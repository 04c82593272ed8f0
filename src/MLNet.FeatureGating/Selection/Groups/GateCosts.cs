using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Selection.Groups;

/// <summary>What the gate of each feature costs, and which are always open, by the names that options give.</summary>
internal sealed class GateCosts
{
    private readonly IReadOnlyList<FeatureSlots> _features;
    private readonly SlotNames _slots;

    private GateCosts(IReadOnlyList<FeatureSlots> features, SlotNames slots)
    {
        _features = features;
        _slots = slots;
    }

    /// <summary>Makes the map of gates.</summary>
    /// <param name="options">Costs, and what to keep in any case.</param>
    /// <param name="features">What each gate governs.</param>
    /// <param name="slots">The slots and where they come from.</param>
    /// <exception cref="InvalidOperationException">A name is of no group, slot or column.</exception>
    public static GateMap Create(StochasticGatesOptions options, IReadOnlyList<FeatureSlots> features, SlotNames slots)
    {
        var costs = new GateCosts(features, slots);
        costs.RequireKnown(options.Costs.Keys, nameof(StochasticGatesOptions.Costs));
        costs.RequireKnown(options.AlwaysKeep, nameof(StochasticGatesOptions.AlwaysKeep));
        HashSet<string> kept = [.. options.AlwaysKeep];
        int[] gateOfSlot = new int[slots.Count];
        for (int gate = 0; gate < features.Count; gate++)
        {
            foreach (int slot in features[gate].Slots)
            {
                gateOfSlot[slot] = gate;
            }
        }

        return new(
            gateOfSlot,
            [.. features.Select(feature => costs.Of(feature, options.Costs))],
            [.. features.Select(feature => costs.NamesOf(feature).SelectMany(names => names).Any(kept.Contains))]);
    }

    private double Of(FeatureSlots feature, IReadOnlyDictionary<string, double> costs)
    {
        foreach (IEnumerable<string> names in NamesOf(feature))
        {
            double[] given = [.. names.Where(costs.ContainsKey).Select(name => costs[name])];
            if (given.Length > 0)
            {
                return given.Sum();
            }
        }

        return 1;
    }

    // Its own name, then its slots', then its columns': the closest counts.
    private IEnumerable<IEnumerable<string>> NamesOf(FeatureSlots feature) =>
    [
        [feature.Name],
        feature.Slots.Select(slot => _slots.Names[slot]),
        feature.Slots.Select(_slots.ColumnOf).Distinct(),
    ];

    private void RequireKnown(IEnumerable<string> names, string option)
    {
        string? unknown = names.Except(_features.Select(feature => feature.Name).Concat(_slots.Names).Concat(_slots.ColumnNames)).FirstOrDefault();
        if (unknown is not null)
        {
            string[] groups = [.. _features.Where(feature => feature.IsGroup).Select(feature => feature.Name)];
            throw new InvalidOperationException(
                $"{option} names '{unknown}', but no group, slot or input column is called so. The input columns are {_slots.Columns}"
                + (groups.Length > 0 ? $"; the groups {SlotNames.List(groups)}" : string.Empty)
                + $"; the slots {SlotNames.List(_slots.Names)}.");
        }
    }
}
