using System.Collections.Concurrent;
using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Linear;

/// <summary>
/// The moments of all clusters. They are changed by rows that move from cluster to cluster: a few of all, when one column less tells the cluster.
/// </summary>
/// <remarks>
/// Values are taken from where the middle of a cluster was when its moments were made, so that sums in single precision lose nothing to the distance
/// of the clusters.
/// </remarks>
internal sealed unsafe class ClusterMoments : IDisposable
{
    private readonly SampledRows _rows;
    private readonly int[] _selected;
    private readonly MomentBlock[] _blocks;
    private readonly NativeFloats _shifts;
    private readonly NativeFloats _targetShifts;
    private readonly int[] _clusters;
    private readonly RowMoves _moves;
    private readonly ConcurrentBag<MomentBuffer> _buffers = [];

    /// <summary>Initializes a new instance of the <see cref="ClusterMoments"/> class, without rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="selected">The selected columns; it is the caller's to change, along with <see cref="Replace"/>.</param>
    /// <param name="clusterCount">The number of clusters.</param>
    public ClusterMoments(SampledRows rows, int[] selected, int clusterCount)
    {
        _rows = rows;
        _selected = selected;
        _blocks = [.. Enumerable.Range(0, clusterCount).Select(_ => new MomentBlock(selected.Length, rows))];
        _shifts = new((long)clusterCount * rows.Stride);
        _targetShifts = new((long)clusterCount * rows.TargetStride);
        _clusters = new int[rows.Count];
        _moves = new(clusterCount);
    }

    public int ClusterCount => _blocks.Length;

    /// <summary>Makes the moments anew.</summary>
    /// <param name="clusters">The cluster of each row.</param>
    /// <param name="workers">The threads.</param>
    public void Rebuild(ReadOnlySpan<int> clusters, Workers workers)
    {
        clusters[.._clusters.Length].CopyTo(_clusters);
        _moves.SetAll(_clusters);
        ForEach(workers, (cluster, buffer) =>
        {
            Shift(cluster, _moves.Of(cluster), buffer);
            _blocks[cluster].Clear();
            Apply(_blocks[cluster], cluster, _moves.Of(cluster), buffer);
        });
    }

    /// <summary>Moves rows to other clusters.</summary>
    /// <param name="clusters">The cluster of each row.</param>
    /// <param name="workers">The threads.</param>
    public void Move(ReadOnlySpan<int> clusters, Workers workers)
    {
        RowMoves moves = MovesTo(clusters);
        if (moves.Count > _rows.Count)
        {
            // To take everything anew is less.
            Rebuild(clusters, workers);
            return;
        }

        clusters[.._clusters.Length].CopyTo(_clusters);
        ForEach(workers, (cluster, buffer) => Apply(_blocks[cluster], cluster, moves.Of(cluster), buffer));
    }

    /// <summary>Which rows move if they are to be in these clusters. It holds until the moments change, or another is asked for.</summary>
    public RowMoves MovesTo(ReadOnlySpan<int> clusters)
    {
        _moves.SetBetween(_clusters, clusters[.._clusters.Length]);
        return _moves;
    }

    /// <summary>Gives the moments that a cluster would have if rows moved.</summary>
    public void CopyMoved(int cluster, RowMoves moves, MomentBlock to, MomentBuffer buffer)
    {
        to.CopyFrom(_blocks[cluster]);
        Apply(to, cluster, moves.Of(cluster), buffer);
    }

    /// <summary>Takes the moments of a column that has been put in the place of a selected one.</summary>
    public void Replace(int slot, Workers workers)
    {
        _moves.SetAll(_clusters);
        ForEach(workers, (cluster, buffer) =>
        {
            MomentBlock block = _blocks[cluster];
            new Span<float>(block.Row(slot), block.Stride).Clear();
            ReadOnlySpan<int> rows = _moves.Of(cluster);
            for (int first = 0; first < rows.Length; first += SampledRows.BlockRows)
            {
                ReadOnlySpan<int> part = rows[first..Math.Min(rows.Length, first + SampledRows.BlockRows)];
                for (int i = 0; i < part.Length; i++)
                {
                    _rows.Copy(part[i], Shifts(cluster), buffer.Values.Row(i).At);
                }

                Operand column = buffer.Values.From(_selected[slot]).Transposed;
                LaneProducts.Add(1, Padding.RoundUp(_rows.ColumnCount), part.Length, column, buffer.Values, new(block.Row(slot), block.Stride));
            }
        });
    }

    public void Dispose()
    {
        foreach (MomentBlock block in _blocks)
        {
            block.Dispose();
        }

        foreach (MomentBuffer buffer in _buffers)
        {
            buffer.Dispose();
        }

        _shifts.Dispose();
        _targetShifts.Dispose();
    }

    private float* Shifts(int cluster) => _shifts.At + ((long)cluster * _rows.Stride);

    private float* TargetShifts(int cluster) => _targetShifts.At + ((long)cluster * _rows.TargetStride);

    // With as many buffers as there are threads.
    private void ForEach(Workers workers, Action<int, MomentBuffer> work) => workers.ForEach(ClusterCount, cluster =>
    {
        if (!_buffers.TryTake(out MomentBuffer? buffer))
        {
            buffer = new(_rows, _selected.Length);
        }

        try
        {
            work(cluster, buffer);
        }
        finally
        {
            _buffers.Add(buffer);
        }
    });

    // To the middle of a cluster, about.
    private void Shift(int cluster, ReadOnlySpan<int> rows, MomentBuffer buffer)
    {
        float* shifts = Shifts(cluster);
        float* targetShifts = TargetShifts(cluster);
        var sums = new Span<float>(shifts, _rows.ColumnCount);
        var targets = new Span<float>(targetShifts, _rows.TargetCount);
        sums.Clear();
        targets.Clear();
        _rows.AddDifferences(rows, shifts, buffer.Values.At);
        foreach (int row in rows)
        {
            LaneRows.Add(_rows.Targets(row), targetShifts, _rows.TargetCount);
        }

        int count = Math.Max(1, rows.Length);
        for (int column = 0; column < sums.Length; column++)
        {
            double scale = _rows.Scales[column];
            sums[column] = (float)(_rows.Means[column] + (scale > 0 ? sums[column] / count / scale : 0));
        }

        for (int target = 0; target < targets.Length; target++)
        {
            targets[target] /= count;
        }
    }

    private void Apply(MomentBlock block, int cluster, ReadOnlySpan<int> entries, MomentBuffer buffer)
    {
        for (int first = 0; first < entries.Length; first += SampledRows.BlockRows)
        {
            ReadOnlySpan<int> part = entries[first..Math.Min(entries.Length, first + SampledRows.BlockRows)];
            for (int i = 0; i < part.Length; i++)
            {
                bool isComing = part[i] >= 0;
                Take(block, cluster, isComing ? part[i] : ~part[i], isComing ? 1 : -1, buffer.Values.Row(i).At, buffer.Factors.Row(i).At);
            }

            int factors = _selected.Length + 1 + _rows.TargetCount;
            LaneProducts.Add(
                factors, Padding.RoundUp(_rows.ColumnCount), part.Length, buffer.Factors.Transposed, buffer.Values, block.Products);
        }
    }

    // A row's values, and what they are multiplied by; with what needs no product.
    private void Take(MomentBlock block, int cluster, int row, int sign, float* values, float* factors)
    {
        _rows.Copy(row, Shifts(cluster), values);
        LaneRows.AddSquares(values, sign, block.Squares, _rows.ColumnCount);
        for (int i = 0; i < _selected.Length; i++)
        {
            factors[i] = sign * values[_selected[i]];
        }

        factors[_selected.Length] = sign;
        float* targets = _rows.Targets(row);
        float* shifts = TargetShifts(cluster);
        double squares = 0;
        for (int i = 0; i < block.TargetSums.Length; i++)
        {
            float target = targets[i] - shifts[i];
            factors[_selected.Length + 1 + i] = sign * target;
            block.TargetSums[i] += sign * target;
            squares += (double)target * target;
        }

        block.TargetSquares += sign * squares;
        block.Count += sign;
    }
}
