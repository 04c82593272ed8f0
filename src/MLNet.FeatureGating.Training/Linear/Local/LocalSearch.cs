namespace MLNet.FeatureGating.Training.Linear;

/// <summary>
/// Replaces selected columns by others, one at a time, as long as what regressions within clusters leave of the targets shrinks. Which cluster a row
/// is in is told from the columns that stay: the one that is tried must not help, or it would be judged by clusters that others do not know.
/// </summary>
/// <param name="rows">The rows.</param>
/// <param name="problem">What to select from.</param>
/// <param name="options">How to.</param>
/// <param name="clusters">The number of clusters.</param>
internal sealed class LocalSearch(SampledRows rows, LinearSelectionProblem problem, LocalSelectionOptions options, int clusters)
{
    /// <summary>The orders that are drawn by a seed, one for each purpose.</summary>
    internal const int SampleOrder = 0;

    internal const int ClusteringOrder = 1;

    internal const int CenterOrder = 2;

    private const int SlotOrder = 3;

    // A part of the targets' variance: less is rounding.
    private const double LeastGain = 1e-6;

    /// <summary>Sweeps until nothing is left to replace, or to the limit.</summary>
    /// <param name="selected">The columns to improve, which are replaced.</param>
    /// <param name="seed">The seed of all that is drawn.</param>
    /// <param name="afterTry">Is told after every try how many columns were replaced.</param>
    public LocalSearchOutcome Run(int[] selected, int seed, Action<int>? afterTry = null)
    {
        int swaps = 0;
        for (int sweep = 0; sweep < options.MaximumSweeps; sweep++)
        {
            int before = swaps;
            swaps += Sweep(selected, SeedStream.Member(seed, sweep), count => afterTry?.Invoke(before + count));
            if (swaps == before)
            {
                return new(selected, swaps, sweep + 1, true);
            }
        }

        return new(selected, swaps, options.MaximumSweeps, false);
    }

    /// <summary>
    /// Computes the part of the targets' variance that is left within clusters which all selected columns tell: the mean over a few clusterings.
    /// </summary>
    public double Remaining(int[] selected, int seed)
    {
        double sum = 0;
        int clusterings = clusters == 1 ? 1 : options.JudgingClusterings;
        for (int i = 0; i < clusterings; i++)
        {
            using LocalPartition partition = Partition(selected, SeedStream.Member(seed, i));
            sum += partition.Remaining();
        }

        return sum / clusterings;
    }

    // By clusters of its own: what is only good for those of one sweep does not last.
    private int Sweep(int[] selected, int seed, Action<int> afterTry)
    {
        int swaps = 0;
        int[] order = new int[selected.Length];
        RowOrder.Fill(order, seed, SlotOrder);
        using LocalPartition partition = Partition(selected, seed);
        for (int i = 0; i < order.Length; i++)
        {
            if (i > 0 && i % options.TriesPerClustering == 0)
            {
                partition.Recluster();
            }

            swaps += Try(selected, order[i], partition) ? 1 : 0;
            afterTry(swaps);
        }

        return swaps;
    }

    private LocalPartition Partition(int[] selected, int seed)
    {
        var partition = new LocalPartition(rows, problem, options, selected, clusters);
        try
        {
            partition.Create(seed);
            return partition;
        }
        catch
        {
            partition.Dispose();
            throw;
        }
    }

    private bool Try(int[] selected, int slot, LocalPartition partition)
    {
        double[] gains = new double[rows.ColumnCount];
        double remaining = partition.Judge(slot, gains);
        double own = gains[selected[slot]];
        int best = Best(gains, selected);
        if (best < 0 || !(gains[best] - own > Math.Max(options.MinimumGain * remaining, LeastGain)))
        {
            return false;
        }

        selected[slot] = best;
        partition.Replace(slot);
        return true;
    }

    private int Best(double[] gains, int[] selected)
    {
        int best = -1;
        for (int column = 0; column < gains.Length; column++)
        {
            if (problem.IsCandidate[column] && (best < 0 || gains[column] > gains[best]) && !selected.Contains(column))
            {
                best = column;
            }
        }

        return best;
    }
}
