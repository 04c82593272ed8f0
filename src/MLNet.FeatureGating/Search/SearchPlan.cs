using MLNet.FeatureGating.Search.Rows;
using MLNet.FeatureGating.Search.Stages;
using MLNet.FeatureGating.Search.Units;

namespace MLNet.FeatureGating.Search;

/// <summary>Foresees how much work an experiment is.</summary>
internal static class SearchPlan
{
    // About so many numbers of features are looked at, of about so many features, beside all.
    private const int Counts = 12;
    private const int Slots = 16;

    /// <summary>The weight of all units together, more or less.</summary>
    public static double Weight(SearchProblem problem)
    {
        LambdaExperimentSettings settings = problem.Settings;
        SearchConfiguration configuration = ConfigurationSampler.Draw(settings.SearchSpace, 1, 0)[0];
        int members = problem.AllFolds * settings.SeedsPerFold;
        double Steps(double networks, int steps, int? slots = null) => UnitCost.OfSteps(problem, configuration, 1, steps, slots) * networks;
        double search = Steps(members, Recipe.SweepSteps)
            + Steps(members * Counts, Recipe.RefitSteps, Math.Min(Slots, problem.Table.SlotCount))
            + Steps(members, Recipe.RefitSteps);
        return (search * (settings.SearchSpace.IsPoint ? 1 : settings.MaxConfigurations))
            + Steps((double)problem.Folds * settings.SeedsPerFold * (settings.LambdaCount + (settings.LambdaCount > 0 ? 2 : 0)), Recipe.GridSteps)
            + Steps(settings.Permutations > 0 ? 3.0 * (settings.Permutations + 1) : 0, Recipe.QuickSteps)
            + Steps(2.0 * (settings.Stability?.Subsamples ?? 0), Recipe.SweepSteps);
    }
}
