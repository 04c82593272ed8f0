using MLNet.FeatureGating.Search.Rows;

namespace MLNet.FeatureGating.Search.Analysis;

/// <summary>Counts what halves of the rows select.</summary>
internal static class StabilityCount
{
    /// <summary>Counts.</summary>
    /// <param name="problem">The experiment.</param>
    /// <param name="halves">The features that each half selects, shadows from the number of features on.</param>
    /// <param name="selected">The number that a half selects.</param>
    /// <param name="pairs">The number of splits.</param>
    /// <param name="threshold">The part of all halves that must select a feature.</param>
    public static StabilitySummary Of(SearchProblem problem, IReadOnlyList<int[]> halves, int selected, int pairs, double threshold)
    {
        int features = problem.FeatureCount;
        double[] frequencies = new double[2 * features];
        foreach (int feature in halves.SelectMany(half => half))
        {
            frequencies[feature] += 1.0 / halves.Count;
        }

        // A feature that does no better than some shadow may be one itself.
        double chance = frequencies[features..].Max();
        const double Rounding = 1e-9;
        int[] stable = [.. Enumerable.Range(0, features)
            .Where(feature => problem.IsAlwaysKept(feature)
                || (frequencies[feature] >= threshold - Rounding && frequencies[feature] > chance + Rounding))
            .OrderByDescending(feature => frequencies[feature])];
        return new(
            halves.Count,
            selected,
            frequencies[..features],
            frequencies[features..],
            threshold,
            StabilityBound.Of(2 * features, selected, pairs, threshold),
            stable);
    }
}
