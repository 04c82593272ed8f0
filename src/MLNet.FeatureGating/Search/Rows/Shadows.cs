using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Selection.Groups;

namespace MLNet.FeatureGating.Search.Rows;

/// <summary>Puts a shadow beside every feature: the same slots with their rows permuted.</summary>
internal static class Shadows
{
    /// <summary>Gives an experiment with twice as many features: first those that there are, then their shadows.</summary>
    public static SearchProblem Add(SearchProblem problem, int seed)
    {
        FeatureTable table = problem.Table;
        int width = table.SlotCount;
        int[] source = [.. Enumerable.Range(0, table.RowCount)];
        new Random(seed).Shuffle(source);
        float[] features = new float[2L * table.RowCount * width];
        for (int row = 0; row < table.RowCount; row++)
        {
            table.Features.AsSpan(row * width, width).CopyTo(features.AsSpan(2 * row * width));
            table.Features.AsSpan(source[row] * width, width).CopyTo(features.AsSpan((2 * row * width) + width));
        }

        GatedSlots gated = problem.Gated;
        int gates = gated.Gates.GateCount;
        IReadOnlyList<FeatureSlots> shadows =
            [.. gated.Features.Select(feature => feature with { Slots = [.. feature.Slots.Select(slot => slot + width)] })];
        return problem with
        {
            Table = table with { Features = features, SlotNames = [.. table.SlotNames, .. table.SlotNames] },
            Gated = gated with
            {
                Features = [.. gated.Features, .. shadows],

                // A feature that is kept in any case has no rival: it is selected, and its shadow is a feature like others.
                Gates = new(
                    [.. gated.Gates.GateOfFeature, .. gated.Gates.GateOfFeature.Select(gate => gate + gates)],
                    [.. gated.Gates.Costs, .. gated.Gates.Costs],
                    [.. gated.Gates.IsAlwaysOpen, .. new bool[gates]]),
            },
            IsConstant = [.. problem.IsConstant, .. problem.IsConstant],
        };
    }
}
