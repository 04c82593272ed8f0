using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Linear;

/// <summary>
/// The rows that a local selection looks at: values of all columns, brought to a variance of 1, and targets, the principal modes of all columns,
/// brought to a sum of variances of 1.
/// </summary>
internal sealed unsafe class SampledRows : IDisposable
{
    /// <summary>Rows that are worked on at a time: few enough for the cache, and for sums in single precision.</summary>
    public const int BlockRows = 128;

    private readonly ReadOnlyMemory<float> _values;
    private readonly int[] _rows;
    private readonly float[] _scales;
    private readonly float[] _means;
    private readonly NativeFloats _targets;
    private double[] _modeCovariances = [];

    /// <summary>Initializes a new instance of the <see cref="SampledRows"/> class, without targets.</summary>
    /// <param name="values">The table.</param>
    /// <param name="rows">The rows that are looked at.</param>
    /// <param name="problem">Which columns are to be explained, and the covariance of all.</param>
    /// <param name="modes">The principal modes of the weighted columns.</param>
    public SampledRows(ReadOnlyMemory<float> values, int[] rows, LinearSelectionProblem problem, PrincipalModes modes)
    {
        Covariance covariance = problem.Covariance;
        _values = values;
        _rows = rows;
        ColumnCount = covariance.ColumnCount;
        Count = rows.Length;
        TargetCount = modes.Variances.Length;
        Stride = OddLines(ColumnCount);
        TargetStride = Padding.RoundUp(TargetCount);

        // Where single precision leaves no scale, the column does not vary.
        Scales = [.. covariance.Variances.Select(variance => 1 / Math.Sqrt(variance)).Select(scale => float.IsFinite((float)scale) ? scale : 0)];
        _scales = [.. Scales.Select(scale => (float)scale)];
        _means = [.. covariance.Means.Select(mean => (float)mean)];
        Loadings = new double[TargetCount * ColumnCount];
        TargetScale = 1 / Math.Sqrt(modes.Variances.Sum());
        for (int i = 0; i < Loadings.Length; i++)
        {
            Loadings[i] = modes.Vectors[i] * Math.Sqrt(problem.Weights[i % ColumnCount]) * TargetScale;
        }

        _targets = new((long)Count * TargetStride);
    }

    public int ColumnCount { get; }

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    public int TargetCount { get; }

    /// <summary>What a row of columns takes.</summary>
    public int Stride { get; }

    /// <summary>What a row of targets takes.</summary>
    public int TargetStride { get; }

    /// <summary>What brings each column to a variance of 1; 0 where it does not vary.</summary>
    public double[] Scales { get; }

    /// <summary>The columns' shares in the targets, target after target.</summary>
    public double[] Loadings { get; }

    /// <summary>What brings modes to targets.</summary>
    public double TargetScale { get; }

    /// <summary>The means of the columns.</summary>
    public ReadOnlySpan<float> Means => _means;

    /// <summary>Computes the targets of all rows.</summary>
    public void ComputeTargets(Workers workers)
    {
        using var loadings = new NativeFloats((long)ColumnCount * TargetStride);
        for (int i = 0; i < Loadings.Length; i++)
        {
            int column = i % ColumnCount;
            loadings.At[((long)column * TargetStride) + (i / ColumnCount)] = Scales[column] > 0 ? (float)(Loadings[i] / Scales[column]) : 0;
        }

        workers.ForRanges(Count, BlockRows, (from, to) =>
        {
            using var block = new NativeFloats((long)BlockRows * Stride);
            fixed (float* means = _means)
            {
                for (int row = from; row < to; row++)
                {
                    Copy(row, means, block.At + ((long)(row - from) * Stride));
                }
            }

            Operand targets = new(Targets(from), TargetStride);
            LaneProducts.Store(to - from, TargetStride, ColumnCount, new(block.At, Stride), new(loadings.At, TargetStride), targets);
        });
    }

    /// <summary>
    /// The covariances of the columns, of a variance of 1, with the targets of the first modes: a row a column. All clusters of these rows
    /// share them.
    /// </summary>
    public double[] ModeCovariances(LinearSelectionProblem problem, int modes)
    {
        if (_modeCovariances.Length == modes * ColumnCount)
        {
            return _modeCovariances;
        }

        double[] products = new double[modes * ColumnCount];
        problem.Covariance.Multiply(Loadings[..products.Length], modes, products, problem.Workers);
        _modeCovariances = new double[products.Length];
        for (int i = 0; i < products.Length; i++)
        {
            int column = i % ColumnCount;
            _modeCovariances[(column * modes) + (i / ColumnCount)] = products[i] * Scales[column];
        }

        return _modeCovariances;
    }

    /// <summary>The targets of a row.</summary>
    public float* Targets(int row) => _targets.At + ((long)row * TargetStride);

    /// <summary>Writes a row's columns in units of their standard deviations.</summary>
    /// <param name="row">The row.</param>
    /// <param name="shifts">What is subtracted, in units of the table.</param>
    /// <param name="to">Where they are written to.</param>
    public void Copy(int row, float* shifts, float* to)
    {
        fixed (float* values = Values(row), scales = _scales)
        {
            LaneRows.Standardize(values, shifts, scales, to, ColumnCount);
        }
    }

    /// <summary>Writes a column of all rows, less its mean, in units of its standard deviation.</summary>
    public void CopyColumn(int column, float* to)
    {
        for (int row = 0; row < Count; row++)
        {
            to[row] = (Values(row)[column] - _means[column]) * _scales[column];
        }
    }

    /// <summary>Adds up columns, less their means, of some rows.</summary>
    public void AddDifferences(ReadOnlySpan<int> rows, float* sums, float* buffer)
    {
        fixed (float* means = _means)
        {
            foreach (int row in rows)
            {
                Copy(row, means, buffer);
                LaneRows.Add(buffer, sums, ColumnCount);
            }
        }
    }

    public void Dispose() => _targets.Dispose();

    // An odd number of cache lines from row to row: powers of two would fall on the same few sets of the cache.
    private static int OddLines(int columns)
    {
        int stride = Padding.RoundUp(columns);
        return stride / Padding.Lanes % 2 == 0 ? stride + Padding.Lanes : stride;
    }

    private ReadOnlySpan<float> Values(int row) => _values.Span.Slice(_rows[row] * ColumnCount, ColumnCount);
}
