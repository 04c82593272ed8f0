using MLNet.FeatureGating.Selection.Groups;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Selection;

/// <content>Which slots share a gate, and so are kept or dropped together; what features cost, and which are kept in any case.</content>
public sealed partial record StochasticGatesOptions
{
    /// <summary>
    /// Gets a value indicating whether the slots of one categorical column, as ML.NET's one-hot encodings mark them
    /// (the annotation CategoricalSlotRanges, which Concatenate passes on), share a gate.
    /// </summary>
    /// <value>The default value is <see langword="true"/>.</value>
    public bool GroupCategoricalSlots { get; init; } = true;

    /// <summary>Gets a value indicating whether all slots of an input column share a gate. Needs several input columns.</summary>
    /// <value>The default value is <see langword="false"/>.</value>
    public bool GroupColumns { get; init; }

    /// <summary>
    /// Gets groups of slots that share a gate: the names of their slots (as <see cref="SlotGate.Name"/> has them) by the group's name. They
    /// come before <see cref="GroupColumns"/> and <see cref="GroupCategoricalSlots"/>, whose groups are then of the other slots. A name that
    /// several slots bear stands for all of them. Range: no group is empty, and no slot is in two.
    /// </summary>
    /// <value>The default value is no groups.</value>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Groups
    {
        get;
        init => field = NamedGroups.Copy(value, nameof(Groups));
    }

    = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>
    /// Gets what an open gate costs in the penalty, in the place of 1, by the name of a group, slot or input column: the cost given to the
    /// feature itself, else the sum of those given to its slots, else of those given to its columns. Range: each at least 0.
    /// </summary>
    /// <value>The default value is no costs: every gate costs 1.</value>
    public IReadOnlyDictionary<string, double> Costs
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Costs));
            field = value.ToDictionary(cost => cost.Key, cost => Require.NotNegative(cost.Value, nameof(Costs)), StringComparer.Ordinal);
        }
    }

    = new Dictionary<string, double>();

    /// <summary>
    /// Gets the names of groups, slots or input columns that are kept in any case, even where they are constant: their gates are always
    /// open and cost nothing. They rank first, and count towards <see cref="TargetFeatures"/>.
    /// </summary>
    /// <value>The default value is none.</value>
    public IReadOnlyList<string> AlwaysKeep
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(AlwaysKeep));
            if (value.Any(string.IsNullOrWhiteSpace))
            {
                throw new ArgumentException($"{nameof(AlwaysKeep)} must hold names, but one is empty.", nameof(AlwaysKeep));
            }

            field = [.. value];
        }
    }

    = [];
}
