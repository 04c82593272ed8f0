using MLNet.FeatureGating.Search.Rows;
using MLNet.FeatureGating.Search.Units;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Search.Stages;

/// <summary>
/// Trains networks, without gates and noise, of the features that rank first in a fold: the rows that it holds out had no part in the ranking,
/// so they tell what so many features are worth.
/// </summary>
internal static class SubsetStage
{
    /// <summary>Units for numbers of features.</summary>
    /// <param name="problem">The experiment.</param>
    /// <param name="configuration">The network.</param>
    /// <param name="index">The configuration's index.</param>
    /// <param name="ranksOfFolds">The features of each fold by rank; null for a fold that is left out.</param>
    /// <param name="counts">The numbers of features.</param>
    /// <param name="isGrouped">Whether one unit takes all numbers of a fold, rather than one each.</param>
    public static IReadOnlyList<WorkUnit<SubsetResult>> Units(
        SearchProblem problem,
        SearchConfiguration configuration,
        int index,
        IReadOnlyList<int[]?> ranksOfFolds,
        IReadOnlyList<int> counts,
        bool isGrouped)
    {
        IEnumerable<int[]> parts = isGrouped ? [[.. counts]] : counts.Select(count => new[] { count });
        return [.. parts.SelectMany(part => Enumerable.Range(0, problem.AllFolds)
            .Where(fold => ranksOfFolds[fold] is not null)
            .Select(fold => Unit(problem, configuration, index, fold, ranksOfFolds[fold]!, part)))];
    }

    /// <summary>Members that have the first so many features, and no others.</summary>
    /// <param name="problem">The experiment.</param>
    /// <param name="slots">The slots that the rows have.</param>
    /// <param name="features">The features.</param>
    /// <param name="seeds">The seeds, one a member.</param>
    public static IEnumerable<StudyMember> Members(
        SearchProblem problem, IReadOnlyList<int> slots, IEnumerable<int> features, IEnumerable<int> seeds)
    {
        HashSet<int> kept = [.. features.SelectMany(feature => problem.Gated.Features[feature].Slots)];
        float[] mask = [.. slots.Select(slot => kept.Contains(slot) ? 1f : 0f)];
        return seeds.Select(seed => new StudyMember { Seed = seed, FixedMask = mask });
    }

    /// <summary>The slots of features, ascending.</summary>
    public static int[] SlotsOf(SearchProblem problem, IEnumerable<int> features) =>
        [.. features.SelectMany(feature => problem.Gated.Features[feature].Slots).Order()];

    private static WorkUnit<SubsetResult> Unit(
        SearchProblem problem, SearchConfiguration configuration, int index, int fold, int[] ranks, int[] counts)
    {
        int[] slots = SlotsOf(problem, ranks.Take(counts.Max()));
        int seeds = problem.Settings.SeedsPerFold;
        return new(
            $"subset/{index}/{fold}/{string.Join(',', counts)}",
            UnitCost.OfSteps(problem, configuration, counts.Length * seeds, Recipe.RefitSteps, slots.Length),
            UnitCost.Bytes(problem, slots.Length),
            (engine, token) =>
            {
                var rows = TrainingRows.Create(problem, row => problem.IsHeldOut(fold, row), slots);
                IEnumerable<StudyMember> members = counts.SelectMany(count => Members(
                    problem, slots, ranks.Take(count), Enumerable.Range(0, seeds).Select(member => Recipe.SeedOf(problem, fold, member))));
                StudyResult study = CompleteTraining.Run(engine, new Recipe(problem, configuration).Refit(rows, members), token);
                return new(
                    [.. counts.Select((count, i) => Track(count, [.. study.Members.Skip(i * seeds).Take(seeds)]))],
                    rows.ConstantLoss,
                    rows.ConstantMetric);
            });
    }

    private static SubsetTrack Track(int count, MemberResult[] members)
    {
        MemberResult[] sound = [.. members.Where(member => member.StopReason != StopReason.Diverged)];
        int epochs = sound.Length == 0 ? 0 : sound[0].History.Count;
        EpochRecord[] means = [.. Enumerable.Range(0, epochs).Select(epoch => EpochRecord.Mean([.. sound.Select(member => member.History[epoch])]))];
        return new(count, [.. means.Select(mean => mean.ValidationLoss)], [.. means.Select(mean => mean.ValidationMetric)]);
    }
}
