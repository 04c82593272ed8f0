using MLNet.FeatureGating.Search.Rows;
using MLNet.FeatureGating.Search.Units;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Search.Stages;

/// <summary>
/// Trains the gates of every fold under a lambda that rises until hardly any is open: the longer a gate holds out, the more its feature is worth.
/// </summary>
internal static class SweepStage
{
    /// <summary>One unit a fold.</summary>
    public static IReadOnlyList<WorkUnit<SweepResult>> Units(SearchProblem problem, SearchConfiguration configuration, int index) =>
        [.. Enumerable.Range(0, problem.AllFolds).Select(fold => Unit(problem, configuration, index, fold))];

    /// <summary>What a trained study is worth knowing of.</summary>
    public static SweepResult Result(StudyResult study) => new(
    [
        .. study.Members.Where(member => member.BestEpoch > 0).Select(member => new SweepMember(
            [.. member.MeanOpenProbabilities],
            [.. member.GateFirmness],
            [.. member.History.Select(record => record.Lambda)],
            [.. member.History.Select(record => record.ExpectedOpenGates)])),
    ]);

    private static WorkUnit<SweepResult> Unit(SearchProblem problem, SearchConfiguration configuration, int index, int fold) => new(
        $"sweep/{index}/{fold}",
        UnitCost.OfSteps(problem, configuration, problem.Settings.SeedsPerFold, Recipe.SweepSteps),
        UnitCost.Bytes(problem),
        (engine, token) =>
        {
            var rows = TrainingRows.Create(problem, row => problem.IsHeldOut(fold, row));
            IEnumerable<StudyMember> members = Enumerable.Range(0, problem.Settings.SeedsPerFold).Select(member => new StudyMember
            {
                Seed = Recipe.SeedOf(problem, fold, member),
                TargetGates = Recipe.SweepTarget(problem),
            });
            return Result(CompleteTraining.Run(engine, new Recipe(problem, configuration).Sweep(rows, problem.Gated.Gates, members), token));
        });
}
