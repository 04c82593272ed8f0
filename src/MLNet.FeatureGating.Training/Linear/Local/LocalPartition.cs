using System.Collections.Concurrent;

namespace MLNet.FeatureGating.Training.Linear;

/// <summary>Clusters of rows, and what regressions within them tell about columns.</summary>
internal sealed class LocalPartition : IDisposable
{
    private readonly SampledRows _rows;
    private readonly LocalSelectionOptions _options;
    private readonly int[] _selected;
    private readonly double[] _ridges;
    private readonly Workers _workers;
    private readonly LinearClusters _clusters;
    private readonly ClusterMoments _moments;
    private readonly ConcurrentBag<ClusterRegression> _regressions = [];
    private readonly int[] _assignment;
    private readonly double[][] _gains;

    /// <summary>Initializes a new instance of the <see cref="LocalPartition"/> class, without clusters.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="problem">What to select from.</param>
    /// <param name="options">How to.</param>
    /// <param name="selected">The selected columns; it is the caller's to change, along with <see cref="Replace"/>.</param>
    /// <param name="clusters">The number of clusters.</param>
    public LocalPartition(SampledRows rows, LinearSelectionProblem problem, LocalSelectionOptions options, int[] selected, int clusters)
    {
        _rows = rows;
        _options = options;
        _selected = selected;
        _workers = problem.Workers;
        _ridges = [.. rows.Scales.Select(_ => options.Ridge)];
        _clusters = new(rows, problem, selected, Math.Min(options.ClusteringModes, rows.TargetCount), clusters);
        _moments = new(rows, selected, clusters);
        _assignment = _clusters.CreateAssignment();
        _gains = [.. Enumerable.Range(0, clusters).Select(_ => new double[rows.ColumnCount])];
    }

    /// <summary>The clusters.</summary>
    public LinearClusters Clusters => _clusters;

    /// <summary>The cluster of each row, and some numbers more, as of the last that was done.</summary>
    public IReadOnlyList<int> Assignment => _assignment;

    /// <summary>Makes the clusters and their moments.</summary>
    /// <param name="seed">The seed of all that is drawn.</param>
    public void Create(int seed)
    {
        _clusters.TakeColumns();
        if (_clusters.Count > 1)
        {
            _clusters.Create(seed, _options.ClusteringRows, _options.ClusteringSteps);
        }

        FollowRows();
        _clusters.Assign(-1, _assignment);
        _moments.Rebuild(_assignment, _workers);
    }

    /// <summary>Moves centres to where their rows are, and rows to where centres are.</summary>
    public void Recluster()
    {
        FollowRows();
        _clusters.Assign(-1, _assignment);
        _moments.Move(_assignment, _workers);
    }

    /// <summary>Takes a column that has been put in the place of a selected one.</summary>
    public void Replace(int slot)
    {
        _clusters.Replace(slot);
        _moments.Replace(slot, _workers);
        _clusters.Assign(-1, _assignment);
        _moments.Move(_assignment, _workers);
    }

    /// <summary>Computes the part of the targets' variance that is left within clusters that all selected columns tell.</summary>
    public double Remaining()
    {
        _clusters.Assign(-1, _assignment);
        return Regress(-1);
    }

    /// <summary>Computes what each column would explain in the place of a selected one.</summary>
    /// <param name="slot">The place.</param>
    /// <param name="gains">Parts of the targets' variance, a number a column; overwritten.</param>
    /// <returns>The part of the targets' variance that is left without the selected one.</returns>
    public double Judge(int slot, double[] gains)
    {
        _clusters.Assign(_options.LeavesTriedColumnOut ? slot : -1, _assignment);
        double remaining = Regress(slot);
        Array.Clear(gains);
        foreach (double[] part in _gains)
        {
            Doubles.AddMultiple(gains, 1, part);
        }

        return remaining;
    }

    public void Dispose()
    {
        _clusters.Dispose();
        _moments.Dispose();
        foreach (ClusterRegression regression in _regressions)
        {
            regression.Dispose();
        }
    }

    private void FollowRows()
    {
        _clusters.Assign(-1, _assignment);
        _clusters.MoveCenters(_assignment);
    }

    // Within the clusters of the assignment, with all gains if a column is left out.
    private double Regress(int leftOut)
    {
        RowMoves moves = _moments.MovesTo(_assignment);
        double[] parts = new double[_clusters.Count];
        double[] remaining = new double[_clusters.Count];
        _workers.ForEach(_clusters.Count, cluster =>
        {
            if (!_regressions.TryTake(out ClusterRegression? regression))
            {
                regression = new(_rows, _selected, _ridges);
            }

            try
            {
                Array.Clear(_gains[cluster]);
                _moments.CopyMoved(cluster, moves, regression.Moments, regression.Buffer);
                int count = regression.Moments.Count;
                if (count > 0 && (count >= _options.MinimumClusterRows || _clusters.Count == 1))
                {
                    parts[cluster] = (double)count / _rows.Count;
                    remaining[cluster] = parts[cluster] * regression.Solve(leftOut);
                    if (leftOut >= 0)
                    {
                        regression.Gains(parts[cluster], _gains[cluster]);
                    }
                }
            }
            finally
            {
                _regressions.Add(regression);
            }
        });

        // Clusters that are too small are as if they were not there.
        double counted = parts.Sum();
        return counted > 0 ? remaining.Sum() / counted : 0;
    }
}
