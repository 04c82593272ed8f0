using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Selection.Groups;

/// <summary>The slots of an input and the gates that govern them.</summary>
/// <param name="Slots">The slots and where they come from.</param>
/// <param name="Features">What each gate governs.</param>
/// <param name="Gates">The same for an engine, with costs.</param>
internal sealed record GatedSlots(SlotNames Slots, IReadOnlyList<FeatureSlots> Features, GateMap Gates)
{
    /// <summary>Groups slots, and gives every group its gate.</summary>
    /// <exception cref="InvalidOperationException">An option names what is not there.</exception>
    public static GatedSlots Create(
        StochasticGatesOptions options, SlotNames slots, IReadOnlyList<(int First, int Last)> categoricalRanges)
    {
        IReadOnlyList<FeatureSlots> features = SlotGrouping.Create(options, slots, categoricalRanges);
        return new(slots, features, GateCosts.Create(options, features, slots));
    }

    /// <summary>Whether each gate governs nothing but constant slots.</summary>
    public IReadOnlyList<bool> Constant(IReadOnlyList<bool> isConstantSlot) =>
        [.. Features.Select(feature => feature.Slots.All(slot => isConstantSlot[slot]))];

    /// <summary>Refuses to keep more features than there are, or fewer than must be kept.</summary>
    /// <param name="target">The number of features to keep, or null.</param>
    /// <param name="isConstant">Gates on nothing but constant slots; null while that is not known.</param>
    /// <exception cref="InvalidOperationException">The number is too large or too small.</exception>
    public void CheckTarget(int? target, IReadOnlyList<bool>? isConstant)
    {
        int constant = isConstant is null ? 0 : Enumerable.Range(0, Features.Count).Count(gate => isConstant[gate] && !Gates.IsAlwaysOpen[gate]);
        int most = Features.Count - constant;
        if (target > most)
        {
            throw new InvalidOperationException(
                $"{nameof(StochasticGatesOptions.TargetFeatures)} = {target} asks for more features than there are: it must be 1 to {most}, the "
                + $"number of {(Features.Any(feature => feature.IsGroup) ? "gates (a group of slots has one)" : "slots")} of {Slots.Columns}"
                + (constant > 0 ? $" that vary; {constant} are constant." : "."));
        }

        int kept = Gates.IsAlwaysOpen.Count(open => open);
        if (target < kept)
        {
            throw new InvalidOperationException(
                $"{nameof(StochasticGatesOptions.TargetFeatures)} = {target} is less than the {kept} features that "
                + $"{nameof(StochasticGatesOptions.AlwaysKeep)} names: they count, too.");
        }
    }
}
