using System.Buffers;
using System.Runtime.CompilerServices;
using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Linear;

/// <summary>
/// Clusters of rows by what is linearly reconstructed from selected columns: by k-means in the first principal modes. As reconstructions are linear,
/// distances are taken in the selected columns themselves.
/// </summary>
internal sealed unsafe class LinearClusters : IDisposable
{
    /// <summary>The part of its variance that is added to a selected column's when all rows are reconstructed.</summary>
    internal const double Ridge = 1e-4;

    private const int AssignedRows = 512;

    private readonly SampledRows _rows;
    private readonly LinearSelectionProblem _problem;
    private readonly int[] _selected;
    private readonly int _modes;
    private readonly int _stride;
    private readonly NativeFloats _columns;
    private double[] _modeCovariances = [];
    private readonly double[] _correlations;
    private readonly double[] _centers;
    private readonly double[] _matrix;
    private readonly double[] _solution;
    private readonly double[] _coefficients;
    private readonly double[] _row;

    /// <summary>Initializes a new instance of the <see cref="LinearClusters"/> class, without values and all centres in the middle.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="problem">The covariance of all columns.</param>
    /// <param name="selected">The selected columns; it is the caller's to change, along with <see cref="Replace"/>.</param>
    /// <param name="modes">The number of modes.</param>
    /// <param name="count">The number of clusters.</param>
    public LinearClusters(SampledRows rows, LinearSelectionProblem problem, int[] selected, int modes, int count)
    {
        _rows = rows;
        _problem = problem;
        _selected = selected;
        _modes = modes;
        Count = count;
        _stride = Padding.RoundUp(rows.Count);
        _columns = new((long)selected.Length * _stride);
        _centers = new double[count * modes];
        _correlations = new double[selected.Length * selected.Length];
        _matrix = new double[_correlations.Length];
        _solution = new double[selected.Length * modes];
        _coefficients = new double[_solution.Length];
        _row = new double[rows.ColumnCount];
    }

    /// <summary>The number of clusters.</summary>
    public int Count { get; }

    /// <summary>The centres, each one number a mode.</summary>
    public ReadOnlySpan<double> Centers => _centers;

    /// <summary>Takes the values of the selected columns.</summary>
    public void TakeColumns()
    {
        _modeCovariances = _rows.ModeCovariances(_problem, _modes);
        for (int slot = 0; slot < _selected.Length; slot++)
        {
            Replace(slot);
        }
    }

    /// <summary>An array for the clusters of all rows: longer than they are, up to whole lanes.</summary>
    public int[] CreateAssignment() => new int[_stride];

    /// <summary>Takes a column that has been put in the place of a selected one.</summary>
    public void Replace(int slot)
    {
        _rows.CopyColumn(_selected[slot], Column(slot));
        _problem.Covariance.CopyRow(_selected[slot], _row, _problem.Workers);
        for (int other = 0; other < _selected.Length; other++)
        {
            double correlation = _row[_selected[other]] * _rows.Scales[_selected[other]] * _rows.Scales[_selected[slot]];
            _correlations[(slot * _selected.Length) + other] = correlation;
            _correlations[(other * _selected.Length) + slot] = correlation;
        }
    }

    /// <summary>
    /// The coefficients of the modes on the selected columns, a row a column; a column that is left out has none. They hold until others are
    /// computed.
    /// </summary>
    /// <param name="leftOut">The place of the column that is left out; -1 for none.</param>
    public double[] Coefficients(int leftOut)
    {
        int[] slots = [.. Enumerable.Range(0, _selected.Length).Where(slot => slot != leftOut)];
        for (int i = 0; i < slots.Length; i++)
        {
            for (int j = 0; j < slots.Length; j++)
            {
                _matrix[(i * slots.Length) + j] = _correlations[(slots[i] * _selected.Length) + slots[j]] + (i == j ? Ridge : 0);
            }

            _modeCovariances.AsSpan(_selected[slots[i]] * _modes, _modes).CopyTo(_solution.AsSpan(i * _modes));
        }

        LowerTriangle.Factorize(_matrix, slots.Length, Ridge / 2);
        LowerTriangle.Forward(_matrix, slots.Length, _solution, _modes);
        LowerTriangle.Backward(_matrix, slots.Length, _solution, _modes);
        Array.Clear(_coefficients);
        for (int i = 0; i < slots.Length; i++)
        {
            _solution.AsSpan(i * _modes, _modes).CopyTo(_coefficients.AsSpan(slots[i] * _modes));
        }

        return _coefficients;
    }

    /// <summary>Makes the first clusters, by k-means from centres that are drawn one after another, far from those before them.</summary>
    /// <param name="seed">What is drawn by.</param>
    /// <param name="maximumRows">The number of rows that they are made of, at most.</param>
    /// <param name="steps">The number of times that centres move to where their rows are.</param>
    public void Create(int seed, int maximumRows, int steps)
    {
        int[] order = new int[_rows.Count];
        RowOrder.Fill(order, seed, LocalSearch.ClusteringOrder);
        int[] rows = order[..Math.Min(maximumRows, order.Length)];
        int stride = Padding.RoundUp(rows.Length);
        using var columns = new NativeFloats((long)_selected.Length * stride);
        for (int slot = 0; slot < _selected.Length; slot++)
        {
            float* from = Column(slot);
            float* to = columns.At + ((long)slot * stride);
            for (int i = 0; i < rows.Length; i++)
            {
                to[i] = from[rows[i]];
            }
        }

        double[] coefficients = Coefficients(-1);

        // Megabytes, for every clustering anew.
        double[] places = ArrayPool<double>.Shared.Rent(rows.Length * _modes);
        Draw(columns.At, stride, rows.Length, coefficients, seed, places.AsSpan(0, rows.Length * _modes));
        ArrayPool<double>.Shared.Return(places);
        int[] clusters = new int[stride];
        for (int step = 0; step < steps; step++)
        {
            Assign(columns.At, stride, rows.Length, coefficients, clusters);
            MoveCenters(columns.At, stride, rows.Length, coefficients, clusters);
        }
    }

    /// <summary>Assigns each row to the nearest centre.</summary>
    /// <param name="leftOut">The place of the column that is not to help; -1 for none.</param>
    /// <param name="clusters">The cluster of each row, the first of equals.</param>
    public void Assign(int leftOut, int[] clusters) => Assign(_columns.At, _stride, _rows.Count, Coefficients(leftOut), clusters);

    /// <summary>Moves each centre to the mean of its rows; one without rows stays.</summary>
    /// <param name="clusters">The cluster of each row by all selected columns.</param>
    public void MoveCenters(int[] clusters) => MoveCenters(_columns.At, _stride, _rows.Count, Coefficients(-1), clusters);

    public void Dispose() => _columns.Dispose();

    private float* Column(int slot) => _columns.At + ((long)slot * _stride);

    // D. Arthur and S. Vassilvitskii, "k-means++", 2007: each centre is a row, drawn by its squared distance from the nearest one so far.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Draw(float* columns, int stride, int count, double[] coefficients, int seed, Span<double> places)
    {
        places.Clear();
        for (int row = 0; row < count; row++)
        {
            Span<double> place = places.Slice(row * _modes, _modes);
            for (int slot = 0; slot < _selected.Length; slot++)
            {
                Doubles.AddMultiple(place, columns[((long)slot * stride) + row], coefficients.AsSpan(slot * _modes, _modes));
            }
        }

        var numbers = new SplitMix64(SeedStream.RowOrder(seed, LocalSearch.CenterOrder));
        double[] distances = new double[count];
        Array.Fill(distances, double.PositiveInfinity);
        double[] difference = new double[_modes];
        int chosen = (int)(numbers.Next() % (ulong)count);
        for (int center = 0; center < Count; center++)
        {
            Span<double> place = _centers.AsSpan(center * _modes, _modes);
            places.Slice(chosen * _modes, _modes).CopyTo(place);
            double sum = 0;
            for (int row = 0; row < count; row++)
            {
                place.CopyTo(difference);
                Doubles.AddMultiple(difference, -1, places.Slice(row * _modes, _modes));
                distances[row] = Math.Min(distances[row], Doubles.Dot(difference, difference));
                sum += distances[row];
            }

            double left = (numbers.NextSigned() + 1) / 2 * sum;
            chosen = 0;
            while (chosen < count - 1 && left >= distances[chosen])
            {
                left -= distances[chosen++];
            }
        }
    }

    private void Assign(float* columns, int stride, int count, double[] coefficients, int[] clusters)
    {
        if (Count == 1)
        {
            Array.Clear(clusters);
            return;
        }

        // The nearest centre is that of the largest y'c - c'c / 2, and y is linear in the selected columns.
        int slots = _selected.Length;
        float[] weights = new float[Count * slots];
        float[] offsets = new float[Count];
        for (int cluster = 0; cluster < Count; cluster++)
        {
            ReadOnlySpan<double> center = _centers.AsSpan(cluster * _modes, _modes);
            offsets[cluster] = (float)(-Doubles.Dot(center, center) / 2);
            for (int slot = 0; slot < slots; slot++)
            {
                weights[(cluster * slots) + slot] = (float)Doubles.Dot(center, coefficients.AsSpan(slot * _modes, _modes));
            }
        }

        _problem.Workers.ForRanges(count, AssignedRows, (from, to) =>
        {
            using var scores = new NativeFloats((long)Count * AssignedRows);
            fixed (float* factors = weights, bias = offsets)
            {
                Operand values = new Operand(columns, stride).From(from);
                LaneProducts.Biased(Count, Padding.RoundUp(to - from), slots, new(factors, slots), values, new(scores.At, AssignedRows), bias);
            }

            fixed (int* at = &clusters[from])
            {
                LaneRows.LargestRow(scores.At, AssignedRows, Count, at, to - from);
            }
        });
    }

    private void MoveCenters(float* columns, int stride, int count, double[] coefficients, int[] clusters)
    {
        int slots = _selected.Length;
        int[] counts = new int[Count];
        foreach (int cluster in clusters.AsSpan(0, count))
        {
            counts[cluster]++;
        }

        double[] sums = new double[slots * Count];
        _problem.Workers.ForEach(slots, slot =>
        {
            Span<double> to = sums.AsSpan(slot * Count, Count);
            float* column = columns + ((long)slot * stride);
            for (int row = 0; row < count; row++)
            {
                to[clusters[row]] += column[row];
            }
        });
        for (int cluster = 0; cluster < Count; cluster++)
        {
            if (counts[cluster] == 0)
            {
                continue;
            }

            Span<double> center = _centers.AsSpan(cluster * _modes, _modes);
            center.Clear();
            for (int slot = 0; slot < slots; slot++)
            {
                Doubles.AddMultiple(center, sums[(slot * Count) + cluster] / counts[cluster], coefficients.AsSpan(slot * _modes, _modes));
            }
        }
    }
}
