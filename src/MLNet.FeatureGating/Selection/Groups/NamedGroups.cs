namespace MLNet.FeatureGating.Selection.Groups;

/// <summary>What groups of slots must be before any slot is known.</summary>
internal static class NamedGroups
{
    /// <summary>Copies groups, and refuses those that can never be right.</summary>
    /// <exception cref="ArgumentException">A group is empty or has no name, a slot has none or is in two groups.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Copy(IReadOnlyDictionary<string, IReadOnlyList<string>> groups, string parameter)
    {
        ArgumentNullException.ThrowIfNull(groups, parameter);
        var groupOfSlot = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string group, IReadOnlyList<string> slots) in groups)
        {
            if (string.IsNullOrWhiteSpace(group))
            {
                throw new ArgumentException("A group has no name.", parameter);
            }

            if (slots is not { Count: > 0 } || slots.Any(string.IsNullOrWhiteSpace))
            {
                throw new ArgumentException($"Group '{group}' must hold the names of its slots, but it is empty or a name is.", parameter);
            }

            foreach (string slot in slots.Distinct(StringComparer.Ordinal))
            {
                if (!groupOfSlot.TryAdd(slot, group))
                {
                    throw new ArgumentException($"Slot '{slot}' may be in one group, but it is in '{groupOfSlot[slot]}' and '{group}'.", parameter);
                }
            }
        }

        return groups.ToDictionary(
            group => group.Key, group => (IReadOnlyList<string>)[.. group.Value.Distinct(StringComparer.Ordinal)], StringComparer.Ordinal);
    }
}
