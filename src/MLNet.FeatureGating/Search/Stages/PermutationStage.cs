using MLNet.FeatureGating.Search.Analysis;
using MLNet.FeatureGating.Search.Rows;
using MLNet.FeatureGating.Search.Units;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Search.Stages;

/// <summary>A quick search on the labels as they are, and on permuted ones: what it gains on those is what can be had by chance.</summary>
internal static class PermutationStage
{
    // Of the folds, so many: each permutation costs as much as the labels as they are.
    private const int Folds = 3;

    /// <summary>One unit: a quick search.</summary>
    /// <param name="problem">The experiment.</param>
    /// <param name="configuration">What is trained.</param>
    /// <param name="permutation">The number of the permutation; 0 for the labels as they are.</param>
    public static WorkUnit<PermutationResult> Unit(SearchProblem problem, SearchConfiguration configuration, int permutation)
    {
        int folds = Math.Min(Folds, problem.Folds);
        return new(
            $"permutation/{permutation}",
            UnitCost.OfSteps(problem, configuration, folds, Recipe.QuickSteps),
            UnitCost.Bytes(problem),
            (engine, token) =>
            {
                int[]? labels = permutation == 0 ? null : LabelPermutation.Create(problem.Table, SeedStream.Member(problem.Seed, -permutation));
                var tracks = new List<(double[] Losses, double Constant)>();
                for (int fold = 0; fold < folds; fold++)
                {
                    (double[] Losses, double Constant)? track = Track(problem, configuration, fold, labels, engine, token);
                    if (track is not null)
                    {
                        tracks.Add(track.Value);
                    }
                }

                return new(Gain(tracks));
            });
    }

    private static (double[] Losses, double Constant)? Track(
        SearchProblem problem, SearchConfiguration configuration, int fold, int[]? labels, ITrainingEngine engine, CancellationToken token)
    {
        var rows = TrainingRows.Create(problem, row => problem.IsHeldOut(fold, row), labelOfRows: labels);
        var member = new StudyMember { Seed = Recipe.SeedOf(problem, fold, -1), TargetGates = Recipe.SweepTarget(problem) };
        TrainingStudy study = new Recipe(problem, configuration).QuickSweep(rows, problem.Gated.Gates, [member]);
        MemberResult result = CompleteTraining.Run(engine, study, token).Members[0];
        return result.StopReason == StopReason.Diverged ? null : ([.. result.History.Select(record => record.ValidationLoss)], rows.ConstantLoss);
    }

    private static double Gain(List<(double[] Losses, double Constant)> tracks)
    {
        if (tracks.Count == 0)
        {
            return double.NegativeInfinity;
        }

        double[] losses = EpochChoice.AtEpochOfOthers([.. tracks.Select(track => track.Losses)]);
        return tracks.Average(track => track.Constant) - losses.Average();
    }
}
