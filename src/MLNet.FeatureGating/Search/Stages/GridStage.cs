using System.Globalization;
using MLNet.FeatureGating.Search.Rows;
using MLNet.FeatureGating.Search.Units;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Search.Stages;

/// <summary>Trains gated networks of every fold under fixed lambdas: with the same seeds at each, so that differences are the lambda's.</summary>
internal static class GridStage
{
    // A gate that is more likely open than closed is kept.
    private const float Threshold = 0.5f;

    /// <summary>Units for lambdas.</summary>
    /// <param name="problem">The experiment.</param>
    /// <param name="configuration">What is trained.</param>
    /// <param name="index">The configuration's index.</param>
    /// <param name="lambdas">The lambdas.</param>
    /// <param name="isGrouped">Whether one unit takes all lambdas of a fold, rather than one each.</param>
    public static IReadOnlyList<WorkUnit<GridResult>> Units(
        SearchProblem problem, SearchConfiguration configuration, int index, IReadOnlyList<double> lambdas, bool isGrouped)
    {
        IEnumerable<double[]> parts = isGrouped ? [[.. lambdas]] : lambdas.Select(lambda => new[] { lambda });
        return [.. parts.SelectMany(part => Enumerable.Range(0, problem.Folds).Select(fold => Unit(problem, configuration, index, fold, part)))];
    }

    private static WorkUnit<GridResult> Unit(SearchProblem problem, SearchConfiguration configuration, int index, int fold, double[] lambdas)
    {
        int seeds = problem.Settings.SeedsPerFold;
        return new(
            $"lambda/{index}/{fold}/{string.Join(',', lambdas.Select(lambda => lambda.ToString("R", CultureInfo.InvariantCulture)))}",
            UnitCost.OfSteps(problem, configuration, lambdas.Length * seeds, Recipe.GridSteps),
            UnitCost.Bytes(problem),
            (engine, token) =>
            {
                var rows = TrainingRows.Create(problem, row => problem.IsHeldOut(fold, row));
                IEnumerable<StudyMember> members = lambdas.SelectMany(lambda => Enumerable.Range(0, seeds).Select(member => new StudyMember
                {
                    Seed = Recipe.SeedOf(problem, fold, member),
                    Lambda = lambda,
                }));
                StudyResult study = CompleteTraining.Run(engine, new Recipe(problem, configuration).Grid(rows, problem.Gated.Gates, members), token);
                return new([.. study.Members.Where(member => member.Best is not null).Select(Point)], study.Elapsed.TotalSeconds);
            });
    }

    private static GridPoint Point(MemberResult member) => new(
        member.Member.Lambda,
        member.OpenProbabilities.Count(probability => probability > Threshold),
        member.Best!.Value.ValidationLoss,
        member.Best!.Value.ValidationMetric,
        [.. member.OpenProbabilities]);
}
