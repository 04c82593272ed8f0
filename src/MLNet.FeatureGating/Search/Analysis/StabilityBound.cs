namespace MLNet.FeatureGating.Search.Analysis;

/// <summary>
/// How many features of no use stability selection may be expected to select at most: R. Shah and R. Samworth, "Variable selection with error
/// control", JRSS B, 2013, theorem 2, for complementary halves and selection probabilities whose law has one mode.
/// </summary>
internal static class StabilityBound
{
    /// <summary>
    /// The bound on the expected number of features that are selected though they are selected by a half no more often than one picked at random.
    /// </summary>
    /// <param name="features">The number of features that halves select from.</param>
    /// <param name="selected">The number that a half selects.</param>
    /// <param name="pairs">The number of splits.</param>
    /// <param name="threshold">The part of all halves that must select a feature.</param>
    public static double Of(int features, int selected, int pairs, double threshold)
    {
        double share = (double)selected / features;
        return Factor(share, pairs, threshold) * share * selected;
    }

    /// <summary>The greatest number that halves may select under a bound; at least 1.</summary>
    public static int GreatestSelection(int features, int pairs, double threshold, double bound)
    {
        int selected = 1;
        while (selected < features && Of(features, selected + 1, pairs, threshold) <= bound)
        {
            selected++;
        }

        return selected;
    }

    private static double Factor(double share, int pairs, double threshold)
    {
        // The bound of Meinshausen and Bühlmann holds for any law.
        double any = 1 / ((2 * threshold) - 1);
        double halfPair = 1.0 / (2 * pairs);
        double least = Math.Min(0.5 + (share * share), 0.5 + halfPair + (0.75 * share * share));
        if (share > 1 / Math.Sqrt(3) || threshold <= least)
        {
            return any;
        }

        double unimodal = threshold <= 0.75
            ? 1 / (2 * ((2 * threshold) - 1 - halfPair))
            : 4 * (1 - threshold + halfPair) / (1 + (2 * halfPair));
        return Math.Min(any, unimodal);
    }
}
