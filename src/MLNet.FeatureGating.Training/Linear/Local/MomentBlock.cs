using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Linear;

/// <summary>
/// Sums over the rows of a cluster: of products of all columns with the selected columns, with 1 and with the targets, of squares of all columns, and
/// of targets and their squares.
/// </summary>
internal sealed unsafe class MomentBlock : IDisposable
{
    private readonly NativeFloats _sums;

    /// <summary>Initializes a new instance of the <see cref="MomentBlock"/> class without rows.</summary>
    /// <param name="selected">The number of selected columns.</param>
    /// <param name="rows">The rows that it is about.</param>
    public MomentBlock(int selected, SampledRows rows)
    {
        Selected = selected;
        Stride = rows.Stride;
        _sums = new((long)(selected + rows.TargetCount + 2) * Stride);
        TargetSums = new double[rows.TargetCount];
    }

    /// <summary>The number of selected columns.</summary>
    public int Selected { get; }

    public int Stride { get; }

    /// <summary>The number of rows that are summed up.</summary>
    public int Count { get; set; }

    /// <summary>Sums of products, a row for each selected column, one for 1 and one for each target.</summary>
    public Operand Products => new(_sums.At, Stride);

    /// <summary>Sums of columns.</summary>
    public float* Sums => Row(Selected);

    /// <summary>Sums of squares of columns.</summary>
    public float* Squares => Row(Selected + TargetSums.Length + 1);

    public double[] TargetSums { get; }

    /// <summary>The sum of squares of all targets.</summary>
    public double TargetSquares { get; set; }

    /// <summary>Sums of products of the columns with a selected one.</summary>
    public float* Row(int slot) => _sums.At + ((long)slot * Stride);

    public void Clear()
    {
        _sums.Span.Clear();
        Array.Clear(TargetSums);
        TargetSquares = 0;
        Count = 0;
    }

    public void CopyFrom(MomentBlock other)
    {
        other._sums.Span.CopyTo(_sums.Span);
        other.TargetSums.CopyTo(TargetSums, 0);
        TargetSquares = other.TargetSquares;
        Count = other.Count;
    }

    public void Dispose() => _sums.Dispose();
}
