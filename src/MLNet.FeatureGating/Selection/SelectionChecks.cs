using System.Globalization;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Selection;

/// <summary>Refuses what cannot be selected from, and selections that are none.</summary>
internal static class SelectionChecks
{
    /// <summary>Refuses features that are all constant.</summary>
    /// <exception cref="InvalidOperationException">All features are constant.</exception>
    public static void Variation(IReadOnlyList<bool> isConstant, string columns)
    {
        if (isConstant.All(constant => constant))
        {
            throw new InvalidOperationException(
                $"There is nothing to select: every slot of {columns} has one value in all rows that count. Check that the right columns "
                + "are named and that the rows are not all the same.");
        }
    }

    /// <summary>Leaves out members that diverged at once and so have learnt nothing; the others still count.</summary>
    /// <exception cref="InvalidOperationException">All members diverged.</exception>
    public static IReadOnlyList<MemberResult> WithoutDiverged(IReadOnlyList<MemberResult> members)
    {
        MemberResult[] sound = [.. members.Where(member => member.BestEpoch > 0)];
        if (sound.Length == 0)
        {
            throw new InvalidOperationException(
                "Training diverged before the gates had settled: the loss became infinite. Lower LearningRate and GateLearningRate, leave "
                + "Standardize on, and keep MaximumGradientNorm set.");
        }

        return sound;
    }

    /// <summary>Refuses to keep nothing.</summary>
    /// <exception cref="NothingSelectedException">No feature is selected.</exception>
    public static void Selection(IReadOnlyList<GatedFeature> selection, double lambda)
    {
        if (selection.Any(feature => feature.IsSelected))
        {
            return;
        }

        GatedFeature first = selection.MinBy(feature => feature.Rank)!;
        throw new NothingSelectedException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Nothing is left: at Lambda = {lambda} the gates of all {selection.Count} features closed. The last to hold out was '{first.Name}' "
                + $"(open with probability {first.SelectionProbability:F3})."),
            "Either the penalty outweighs what the features can explain: choose a smaller Lambda, or set "
            + $"{nameof(StochasticGatesOptions.TargetFeatures)} to keep a fixed number. Or the features say nothing about what they are selected "
            + $"for.");
    }
}
