namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>
/// The root of a correlation in the form that products take; shared by all members of a law. The noise of a gate is its row times independent
/// numbers; where there is no matrix, the row is of the rows that it would be made of, and a number of the gate's own is added.
/// </summary>
internal sealed unsafe class CorrelatedNoise : IDisposable
{
    private readonly NativeFloats _root;
    private readonly NativeFloats? _ownScale;

    /// <summary>Initializes a new instance of the <see cref="CorrelatedNoise"/> class.</summary>
    /// <param name="correlation">The correlation, one feature a gate.</param>
    /// <param name="order">All gates, in the order in which noise is wanted.</param>
    public CorrelatedNoise(FeatureCorrelation correlation, IReadOnlyList<int> order)
    {
        Order = order;
        GateCount = correlation.FeatureCount;
        double[] root;
        if (correlation.Rows is { } rows)
        {
            // Features x rows: what all gates share comes first, then what is their own.
            SharedCount = rows.Length / GateCount;
            root = new double[rows.Length];
            for (int i = 0; i < rows.Length; i++)
            {
                root[(i % GateCount * SharedCount) + (i / GateCount)] = rows[i];
            }

            _ownScale = new(GateCount);
            for (int i = 0; i < GateCount; i++)
            {
                _ownScale.At[i] = (float)correlation.OwnScale![order[i]];
            }
        }
        else
        {
            SharedCount = GateCount;
            root = correlation.CholeskyRoot();
        }

        _root = new(root.LongLength);
        for (long i = 0; i < root.LongLength; i++)
        {
            _root.At[i] = (float)root[((long)order[(int)(i / SharedCount)] * SharedCount) + (i % SharedCount)];
        }
    }

    /// <summary>The gate of each row of <see cref="Root"/>.</summary>
    public IReadOnlyList<int> Order { get; }

    public int GateCount { get; }

    /// <summary>The number of independent numbers that gates have in common.</summary>
    public int SharedCount { get; }

    /// <summary>Gates, in order, x shared numbers.</summary>
    public Operand Root => new(_root.At, SharedCount);

    /// <summary>The factor on each gate's own number, gates in order; null where there are none.</summary>
    public float* OwnScale => _ownScale is null ? null : _ownScale.At;

    public void Dispose()
    {
        _root.Dispose();
        _ownScale?.Dispose();
    }
}
