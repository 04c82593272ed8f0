namespace MLNet.FeatureGating.Selection.Groups;

/// <summary>Puts slots that are to be kept or dropped together into groups: those named, and those that the input columns suggest.</summary>
internal sealed class SlotGrouping
{
    private readonly SlotNames _slots;
    private readonly List<FeatureSlots> _groups = [];
    private readonly bool[] _isTaken;

    private SlotGrouping(SlotNames slots)
    {
        _slots = slots;
        _isTaken = new bool[slots.Count];
    }

    /// <summary>Makes the features of an input, one gate each, in the order of their first slots.</summary>
    /// <param name="options">What to group.</param>
    /// <param name="slots">The slots and where they come from.</param>
    /// <param name="categoricalRanges">The slots of categorical columns.</param>
    /// <exception cref="InvalidOperationException">A named group does not fit the slots.</exception>
    public static IReadOnlyList<FeatureSlots> Create(
        StochasticGatesOptions options, SlotNames slots, IReadOnlyList<(int First, int Last)> categoricalRanges)
    {
        var grouping = new SlotGrouping(slots);
        grouping.AddNamed(options.Groups);
        if (options.GroupColumns)
        {
            grouping.AddRanges(slots.ColumnRanges());
        }
        else if (options.GroupCategoricalSlots)
        {
            grouping.AddRanges(categoricalRanges);
        }

        return grouping.Features();
    }

    private void AddNamed(IReadOnlyDictionary<string, IReadOnlyList<string>> groups)
    {
        foreach ((string name, IReadOnlyList<string> members) in groups)
        {
            int[] slots = [.. members.SelectMany(member => _slots.Named(member) is { Count: > 0 } named ? named : throw Unknown(name, member))
                .Order()];
            if (_slots.Named(name).Except(slots).Any())
            {
                throw new InvalidOperationException(
                    $"Group '{name}' in {nameof(StochasticGatesOptions.Groups)} has the name of a slot of {_slots.Columns} that is not in it. Choose "
                    + "another name.");
            }

            Add(new(name, IsGroup: true, slots));
        }
    }

    private void AddRanges(IReadOnlyList<(int First, int Last)> ranges)
    {
        (int[] Slots, string[] Names)[] left = [.. ranges
            .Select(range => (
                Slots: Enumerable.Range(range.First, range.Last - range.First + 1).Where(slot => !_isTaken[slot]).ToArray(),
                Names: GroupNames.Of(_slots, range.First, range.Last)))
            .Where(group => group.Slots.Length > 0)];
        HashSet<string> given = [.. _groups.Select(group => group.Name)];
        foreach ((int[] slots, string[] names) in left)
        {
            // The last of the names, by index, is nobody else's.
            int choice = Enumerable.Range(0, names.Length).First(
                i => i == names.Length - 1
                    || (!given.Contains(names[i]) && !IsOfOthers(names[i], slots) && left.Count(other => other.Names[i] == names[i]) == 1));
            Add(new(names[choice], IsGroup: true, slots));
        }
    }

    // Costs, and what to keep in any case, go by name: a group must not answer to that of a slot or column outside it.
    private bool IsOfOthers(string name, int[] slots) =>
        _slots.Named(name).Except(slots).Any() || (name != _slots.ColumnOf(slots[0]) && _slots.ColumnNames.Contains(name));

    private void Add(FeatureSlots group)
    {
        _groups.Add(group);
        foreach (int slot in group.Slots)
        {
            _isTaken[slot] = true;
        }
    }

    private IReadOnlyList<FeatureSlots> Features() =>
    [
        .. Enumerable.Range(0, _slots.Count).Where(slot => !_isTaken[slot])
            .Select(slot => new FeatureSlots(_slots.Names[slot], IsGroup: false, [slot]))
            .Concat(_groups).OrderBy(feature => feature.Slots[0]),
    ];

    private InvalidOperationException Unknown(string group, string slot) => new(
        $"Group '{group}' in {nameof(StochasticGatesOptions.Groups)} has a slot '{slot}' that is not among the slots of {_slots.Columns}. They are: "
        + $"{SlotNames.List(_slots.Names)}.");
}
