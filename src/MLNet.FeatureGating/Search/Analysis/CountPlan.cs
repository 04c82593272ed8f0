using MLNet.FeatureGating.Search.Rows;

namespace MLNet.FeatureGating.Search.Analysis;

/// <summary>Which numbers of features to look at: powers of two first, then halfway between those that matter.</summary>
internal static class CountPlan
{
    private const int DefaultMaximum = 64;

    // Beyond this number, one feature more or less is not worth a look.
    private const int ExactUpTo = 16;
    private const double Nearness = 0.1;

    /// <summary>The first numbers to look at, all features among them.</summary>
    public static IReadOnlyList<int> Coarse(SearchProblem problem)
    {
        int least = Math.Max(1, problem.LeastCount);
        int greatest = Greatest(problem);
        var counts = new SortedSet<int> { least, greatest, problem.GreatestCount };
        for (int count = 1; count < greatest; count *= 2)
        {
            if (count >= least)
            {
                counts.Add(count);
            }
        }

        return [.. counts];
    }

    /// <summary>
    /// The next numbers to look at: about those that are best and those that are few enough; none where they are known well enough.
    /// </summary>
    public static IReadOnlyList<int> Next(SearchProblem problem, SubsetTable table)
    {
        int[] known = [problem.LeastCount, .. table.Counts];
        int most = problem.Settings.MaximumFeatures ?? int.MaxValue;
        var next = new SortedSet<int>();
        foreach (int center in new[] { table.Best(problem.LeastCount), table.Fewest(problem.LeastCount) })
        {
            AddHalfway(known.Where(count => count < center).DefaultIfEmpty(center).Max(), center);
            AddHalfway(center, known.Where(count => count > center).DefaultIfEmpty(center).Min());
        }

        return [.. next];

        void AddHalfway(int low, int high)
        {
            int gap = high - low;
            int middle = low + (gap / 2);
            bool isNear = gap < 2 || (low >= ExactUpTo && gap <= Nearness * high);
            if (!isNear && middle > 0 && middle <= most && !table.Contains(middle))
            {
                next.Add(middle);
            }
        }
    }

    private static int Greatest(SearchProblem problem) =>
        Math.Max(Math.Max(1, problem.LeastCount), Math.Min(problem.Settings.MaximumFeatures ?? DefaultMaximum, problem.GreatestCount));
}
