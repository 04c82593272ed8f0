using MLNet.FeatureGating.Search.Analysis;
using MLNet.FeatureGating.Search.Rows;
using MLNet.FeatureGating.Search.Stages;
using MLNet.FeatureGating.Search.Storage;
using MLNet.FeatureGating.Search.Units;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Search;

/// <summary>
/// The course of an experiment. In every fold, gates close one after another under a rising lambda, which ranks the features; networks of the first
/// 1, 2, 4, ... of them tell what so many are worth, and those halfway between where it matters; networks under fixed lambdas draw the curves; and
/// permuted labels tell what can be had by chance.
/// </summary>
internal sealed class LambdaSearch
{
    // Rounds of looking between the numbers that are known: each halves the gaps.
    private const int MostRounds = 8;

    private readonly SearchProblem _problem;
    private readonly UnitRunner _runner;

    /// <summary>Initializes a new instance of the <see cref="LambdaSearch"/> class.</summary>
    /// <param name="problem">What is searched.</param>
    /// <param name="runner">Who does the work.</param>
    public LambdaSearch(SearchProblem problem, UnitRunner runner)
    {
        _problem = problem;
        _runner = runner;
    }

    private bool IsGrouped => _runner.Device != "cpu";

    /// <summary>Ranks the features, and finds out what numbers of them are worth, for every configuration.</summary>
    /// <returns>The best configuration; null where work was stopped before a single fold was ranked.</returns>
    public SearchFindings? FindBest(IReadOnlyList<SearchConfiguration> configurations)
    {
        var found = new List<SearchFindings>();
        for (int index = 0; index < configurations.Count; index++)
        {
            string which = configurations.Count == 1 ? string.Empty : $" (configuration {index + 1} of {configurations.Count})";
            if (Rank(configurations[index], index, which) is not { } findings)
            {
                break;
            }

            Evaluate(findings, CountPlan.Coarse(_problem), $"networks of few features{which}");
            for (int round = 0; round < MostRounds && findings.Subsets.Counts.Count > 0; round++)
            {
                IReadOnlyList<int> next = CountPlan.Next(_problem, findings.Subsets);
                if (next.Count == 0)
                {
                    break;
                }

                Evaluate(findings, next, $"networks of few features{which}");
            }

            found.Add(findings);
        }

        return found.Where(findings => findings.Subsets.Counts.Count > 0).MinBy(BestLoss) ?? found.FirstOrDefault();
    }

    /// <summary>Finds out what numbers of features are worth.</summary>
    /// <returns>Whether all of it is known now.</returns>
    public bool Evaluate(SearchFindings findings, IReadOnlyList<int> counts, string stage)
    {
        int[] missing = [.. counts.Where(count => !findings.Subsets.Contains(count))];
        var units = SubsetStage.Units(_problem, findings.Configuration, findings.Index, findings.RanksOfFolds, missing, IsGrouped);
        SubsetResult?[] results = _runner.Run(stage, units, StorageJsonContext.Default.SubsetResult);
        int[] folds = [.. Enumerable.Range(0, _problem.AllFolds).Where(fold => findings.RanksOfFolds[fold] is not null)];
        for (int i = 0; i < results.Length; i++)
        {
            if (results[i] is { } result)
            {
                findings.Subsets.Add(folds[i % folds.Length], result);
            }
        }

        return results.All(result => result is not null);
    }

    /// <summary>Trains under fixed lambdas: a coarse grid, then between those of it that keep more and fewer features than were chosen.</summary>
    /// <returns>Whether all of it is known now.</returns>
    public bool DrawCurves(SearchFindings findings, int chosen)
    {
        int count = _problem.Settings.LambdaCount;
        if (count == 0)
        {
            return true;
        }

        (double low, double high) = _problem.Settings.SearchSpace.Lambda is { } given
            ? (given.Minimum, given.Maximum)
            : LambdaCurve.RangeOf(findings.Members);
        var range = new SearchRange(low, Math.Max(low, high));
        bool isComplete = Train(findings, [.. Enumerable.Range(0, count).Select(i => range.At(count == 1 ? 0.5 : i / (count - 1.0))).Distinct()]);
        const int Bisections = 2;
        for (int round = 0; round < Bisections && isComplete; round++)
        {
            if (new LambdaCurve(CountsByLambda(findings)).Halfway(chosen) is not { } lambda)
            {
                break;
            }

            isComplete = Train(findings, [lambda]);
        }

        return isComplete;
    }

    /// <summary>The mean number of selected features at every lambda that was trained under.</summary>
    public static IEnumerable<(double Lambda, double Count)> CountsByLambda(SearchFindings findings) => findings.Grid
        .GroupBy(trained => trained.Point.Lambda)
        .Select(trained => (trained.Key, trained.Average(one => (double)one.Point.SelectedCount)));

    /// <summary>Compares with permuted labels.</summary>
    /// <returns>
    /// The gain of the labels as they are, and of permuted ones until the answer is plain; null where work was stopped, or there are no labels.
    /// </returns>
    public (double Gain, IReadOnlyList<double> Permuted)? Permute(SearchFindings findings)
    {
        int permutations = _problem.Settings.Permutations;
        if (permutations == 0 || _problem.Table.Task == LearningTask.Reconstruction)
        {
            return null;
        }

        // As soon as more do as well than the level allows, it is plain.
        int allowed = PermutationLevel.Allowed(permutations);
        int atOnce = Math.Max(4, Environment.ProcessorCount);
        var gains = new List<double>();
        for (int next = 0; next <= permutations && gains.Skip(1).Count(gain => gain >= gains[0]) <= allowed; next += atOnce)
        {
            PermutationResult?[] results = _runner.Run(
                "permuted labels",
                [.. Enumerable.Range(next, Math.Min(atOnce, permutations + 1 - next))
                    .Select(i => PermutationStage.Unit(_problem, findings.Configuration, i))],
                StorageJsonContext.Default.PermutationResult);
            if (results.Contains(null))
            {
                return null;
            }

            gains.AddRange(results.Select(result => result!.Gain));
        }

        return (gains[0], gains[1..]);
    }

    /// <summary>Selects on halves of the rows.</summary>
    /// <returns>The selections; null where work was stopped.</returns>
    public IReadOnlyList<int[]>? SelectOnHalves(SearchFindings findings, int pairs, int selected)
    {
        StabilityResult?[] results = _runner.Run(
            "halves of the rows",
            [.. Enumerable.Range(0, pairs).Select(pair => StabilityStage.Unit(_problem, findings.Configuration, pair, selected))],
            StorageJsonContext.Default.StabilityResult);
        return results.Contains(null) ? null : [.. results.SelectMany(result => result!.Selected)];
    }

    private double BestLoss(SearchFindings findings) => findings.Subsets.Loss(findings.Subsets.Best(_problem.LeastCount)).Mean;

    private SearchFindings? Rank(SearchConfiguration configuration, int index, string which)
    {
        SweepResult?[] sweeps = _runner.Run(
            $"ranking of features{which}", SweepStage.Units(_problem, configuration, index), StorageJsonContext.Default.SweepResult);
        if (sweeps.All(sweep => sweep is null))
        {
            return null;
        }

        SweepMember[] members = [.. sweeps.SelectMany(sweep => sweep?.Members ?? [])];
        if (members.Length == 0)
        {
            throw new InvalidOperationException(
                "Training diverged on every fold: the loss became infinite. Lower LearningRate and GateLearningRate of the search space, leave "
                + "Standardize on, and keep MaximumGradientNorm set.");
        }

        return new(configuration, index, new SubsetTable(_problem))
        {
            Sweeps = sweeps,
            RanksOfFolds = [.. sweeps.Select(sweep => sweep is { Members.Count: > 0 } ? FeatureRanking.Of(_problem, sweep.Members).Features : null)],
            Ranking = FeatureRanking.Of(_problem, members),
            Members = members,
        };
    }

    private bool Train(SearchFindings findings, IReadOnlyList<double> lambdas)
    {
        GridResult?[] results = _runner.Run(
            "fixed lambdas",
            GridStage.Units(_problem, findings.Configuration, findings.Index, lambdas, IsGrouped),
            StorageJsonContext.Default.GridResult);
        for (int i = 0; i < results.Length; i++)
        {
            if (results[i] is { } result)
            {
                findings.Grid.AddRange(result.Points.Select(point => (i % _problem.Folds, point, result.Seconds / result.Points.Count)));
            }
        }

        return results.All(result => result is not null);
    }
}
