using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Linear;

/// <summary>A few rows on their way into moments.</summary>
internal sealed unsafe class MomentBuffer : IDisposable
{
    private readonly NativeFloats _values;
    private readonly NativeFloats _factors;
    private readonly int _stride;
    private readonly int _factorStride;

    public MomentBuffer(SampledRows rows, int selected)
    {
        _stride = rows.Stride;
        _factorStride = Padding.RoundUp(selected + 1 + rows.TargetCount);
        _values = new((long)SampledRows.BlockRows * _stride);
        _factors = new((long)SampledRows.BlockRows * _factorStride);
    }

    /// <summary>The columns of the rows.</summary>
    public Operand Values => new(_values.At, _stride);

    /// <summary>What the columns are multiplied by.</summary>
    public Operand Factors => new(_factors.At, _factorStride);

    public void Dispose()
    {
        _values.Dispose();
        _factors.Dispose();
    }
}
