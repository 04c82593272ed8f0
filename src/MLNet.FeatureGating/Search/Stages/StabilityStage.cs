using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Search.Analysis;
using MLNet.FeatureGating.Search.Rows;
using MLNet.FeatureGating.Search.Units;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Search.Stages;

/// <summary>
/// Selects features on halves of the rows, among as many shadows: copies of all features whose rows are permuted together, so that they are
/// correlated with each other as ever, and say nothing of the label.
/// </summary>
internal static class StabilityStage
{
    /// <summary>One unit a split: both halves.</summary>
    /// <param name="problem">The experiment.</param>
    /// <param name="configuration">What is trained.</param>
    /// <param name="pair">The number of the split.</param>
    /// <param name="selected">The number of features, shadows among them, that a half selects.</param>
    public static WorkUnit<StabilityResult> Unit(SearchProblem problem, SearchConfiguration configuration, int pair, int selected) => new(
        $"stability/{pair}/{selected}",
        2 * UnitCost.OfSteps(problem, configuration, 1, Recipe.SweepSteps),
        2 * UnitCost.Bytes(problem),
        (engine, token) =>
        {
            SearchProblem shadowed = Shadows.Add(problem, SeedStream.Member(problem.Seed, int.MinValue + pair));
            (int[] firstHalf, _) = FoldAssignment.Create(problem.Table, 2, SeedStream.Member(problem.Seed, int.MaxValue - pair));
            int[] Half(int half) => Select(shadowed, configuration, row => firstHalf[row] != half, half, selected, engine, token);
            return new([Half(0), Half(1)]);
        });

    private static int[] Select(
        SearchProblem shadowed,
        SearchConfiguration configuration,
        Func<int, bool> isHeldOut,
        int half,
        int selected,
        ITrainingEngine engine,
        CancellationToken token)
    {
        var rows = TrainingRows.Create(shadowed, isHeldOut);
        var member = new StudyMember { Seed = Recipe.SeedOf(shadowed, half, 0), TargetGates = Math.Min(selected, Recipe.SweepTarget(shadowed)) };
        TrainingStudy study = new Recipe(shadowed, configuration).Sweep(rows, shadowed.Gated.Gates, [member]);
        SweepResult result = SweepStage.Result(CompleteTraining.Run(engine, study, token));
        return result.Members.Count == 0 ? [] : FeatureRanking.Of(shadowed, result.Members).Features[..selected];
    }
}
