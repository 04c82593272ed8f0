namespace MLNet.FeatureGating.Training;

/// <summary>
/// Harrell's index of concordance (F. Harrell et al., "Evaluating the yield of medical tests", 1982) in n log n steps, weighted.
/// </summary>
internal static class HarrellConcordance
{
    /// <summary>Computes the index; not a number where no pair can be compared.</summary>
    public static double Compute(ReadOnlySpan<float> times, ReadOnlySpan<bool> hasEvent, ReadOnlySpan<float> weights, ReadOnlySpan<float> hazards)
    {
        int[] rankOfHazard = Ranks(hazards, out int ranks);
        int[] byTime = [.. Enumerable.Range(0, times.Length)];
        Array.Sort(times.ToArray(), byTime);

        // From the latest time on, the tree holds the weights of all who outlast the time at hand, by hazard.
        double[] tree = new double[ranks + 1];
        double outlasting = 0;
        double comparable = 0;
        double concordant = 0;
        for (int last = times.Length - 1; last >= 0;)
        {
            int first = last;
            while (first > 0 && times[byTime[first - 1]] == times[byTime[last]])
            {
                first--;
            }

            // Who is censored at the time of an event has outlasted it.
            for (int i = first; i <= last; i++)
            {
                if (!hasEvent[byTime[i]])
                {
                    outlasting += Insert(tree, rankOfHazard[byTime[i]], weights[byTime[i]]);
                }
            }

            for (int i = first; i <= last; i++)
            {
                int row = byTime[i];
                if (hasEvent[row])
                {
                    double below = SumTo(tree, rankOfHazard[row] - 1);
                    double upTo = SumTo(tree, rankOfHazard[row]);
                    comparable += weights[row] * outlasting;
                    concordant += weights[row] * (below + (0.5 * (upTo - below)));
                }
            }

            for (int i = first; i <= last; i++)
            {
                if (hasEvent[byTime[i]])
                {
                    outlasting += Insert(tree, rankOfHazard[byTime[i]], weights[byTime[i]]);
                }
            }

            last = first - 1;
        }

        return comparable > 0 ? concordant / comparable : double.NaN;
    }

    // From 1; equal values have one rank.
    private static int[] Ranks(ReadOnlySpan<float> values, out int count)
    {
        float[] distinct = [.. values.ToArray().Distinct().Order()];
        int[] ranks = new int[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            ranks[i] = Array.BinarySearch(distinct, values[i]) + 1;
        }

        count = distinct.Length;
        return ranks;
    }

    // A Fenwick tree: sums over a prefix of ranks in log n steps.
    private static double Insert(double[] tree, int rank, double weight)
    {
        for (int i = rank; i < tree.Length; i += i & -i)
        {
            tree[i] += weight;
        }

        return weight;
    }

    private static double SumTo(double[] tree, int rank)
    {
        double sum = 0;
        for (int i = rank; i > 0; i -= i & -i)
        {
            sum += tree[i];
        }

        return sum;
    }
}
