using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

/// <summary>A law of gates on arrays.</summary>
internal abstract class GateRig : IDisposable
{
    public static GateRig Of(
        int bits,
        GateSpecification specification,
        int gates,
        double progress = 0,
        FeatureCorrelation? correlation = null,
        IReadOnlyList<int>? order = null,
        bool variesDensity = false) =>
        LaneTypes.Create<GateRig>(typeof(GateRig<>), bits, specification, gates, progress, correlation, order, variesDensity);

    /// <summary>Draws masks for rows from 0 on: an array for each of the gates drawn.</summary>
    public abstract float[][] Draw(float[] parameters, int[] gates, NoiseKey key, int rows);

    /// <summary>Draws masks for rows and gives the gradient by all parameters, added to what it starts from.</summary>
    public abstract float[] Gradient(float[] parameters, int[] gates, NoiseKey key, float[][] maskGradient, float start);

    public abstract float[] DrawShared(float[] parameters, NoiseKey key);

    public abstract float[] SharedGradient(float[] parameters, NoiseKey key, float[] maskGradient, float start);

    public abstract float[] OpenProbability(float[] parameters);

    public abstract float[] Penalty(float[] parameters);

    public abstract float[] PenaltyGradient(float[] parameters, float[] factors, float scale, float start);

    public abstract float[] Collapse(float[] parameters);

    public abstract float[] Firmness(float[] parameters);

    public abstract void Dispose();
}

internal sealed unsafe class GateRig<T> : GateRig
    where T : unmanaged, ILanes<T>
{
    private readonly GateLaw<T> _law;
    private readonly CorrelatedNoise? _correlation;
    private readonly int _gates;

    public GateRig(
        GateSpecification specification, int gates, double progress, FeatureCorrelation? correlation, IReadOnlyList<int>? order, bool variesDensity)
    {
        _gates = gates;
        _correlation = correlation is null ? null : new(correlation, order ?? [.. Enumerable.Range(0, correlation.FeatureCount)]);
        _law = GateLawFactory<T>.Create(specification, gates, _correlation, variesDensity);
        _law.SetProgress(progress);
    }

    public override float[][] Draw(float[] parameters, int[] gates, NoiseKey key, int rows)
    {
        using NativeFloats memory = Copy(parameters);
        using Matrix relaxed = Rows(gates.Length, rows);
        using Matrix masks = Rows(gates.Length, rows);
        _law.Draw(memory.At, gates, new(key, 0, rows), relaxed.Operand, _law.MaskIsRelaxed ? relaxed.Operand : masks.Operand);
        return _law.MaskIsRelaxed ? relaxed.ToRows(rows) : masks.ToRows(rows);
    }

    public override float[] Gradient(float[] parameters, int[] gates, NoiseKey key, float[][] maskGradient, float start)
    {
        int rows = maskGradient[0].Length;
        using NativeFloats memory = Copy(parameters);
        using Matrix relaxed = Rows(gates.Length, rows);
        using Matrix masks = Rows(gates.Length, rows);
        using Matrix byMask = Rows(gates.Length, rows);
        for (int i = 0; i < gates.Length * rows; i++)
        {
            byMask[i / rows, i % rows] = maskGradient[i / rows][i % rows];
        }

        using NativeFloats gradient = Copy([.. parameters.Select(_ => start)]);
        var drawn = new DrawnRows(key, 0, rows);
        _law.Draw(memory.At, gates, drawn, relaxed.Operand, _law.MaskIsRelaxed ? relaxed.Operand : masks.Operand);
        _law.AddGradient(memory.At, gates, drawn, relaxed.Operand, byMask.Operand, gradient.At);
        return gradient.Span[..parameters.Length].ToArray();
    }

    public override float[] DrawShared(float[] parameters, NoiseKey key)
    {
        using NativeFloats memory = Copy(parameters);
        using NativeFloats relaxed = Copy(parameters);
        using NativeFloats masks = Copy(parameters);
        _law.DrawShared(memory.At, _gates, key, relaxed.At, masks.At);
        return masks.Span[.._gates].ToArray();
    }

    public override float[] SharedGradient(float[] parameters, NoiseKey key, float[] maskGradient, float start)
    {
        using NativeFloats memory = Copy(parameters);
        using NativeFloats relaxed = Copy(parameters);
        using NativeFloats masks = Copy(parameters);
        using NativeFloats byMask = Copy(maskGradient, parameters.Length);
        using NativeFloats gradient = Copy([.. parameters.Select(_ => start)]);
        _law.DrawShared(memory.At, _gates, key, relaxed.At, masks.At);
        _law.AddSharedGradient(memory.At, _gates, key, relaxed.At, byMask.At, gradient.At);
        return gradient.Span[..parameters.Length].ToArray();
    }

    public override float[] OpenProbability(float[] parameters) => Map(parameters, _law.OpenProbability);

    public override float[] Penalty(float[] parameters) => Map(parameters, _law.Penalty);

    public override float[] Collapse(float[] parameters) => Map(parameters, _law.Collapse);

    public override float[] PenaltyGradient(float[] parameters, float[] factors, float scale, float start)
    {
        using NativeFloats memory = Copy(parameters);
        using NativeFloats byGate = Copy(factors);
        using NativeFloats gradient = Copy([.. parameters.Select(_ => start)]);
        _law.AddPenaltyGradient(memory.At, _gates, byGate.At, scale, gradient.At);
        return gradient.Span[..parameters.Length].ToArray();
    }

    public override float[] Firmness(float[] parameters)
    {
        float[] firmness = new float[_gates];
        _law.Firmness(parameters, firmness);
        return firmness;
    }

    public override void Dispose()
    {
        _law.Dispose();
        _correlation?.Dispose();
    }

    private delegate void Mapping(float* parameters, int count, float* values);

    private float[] Map(float[] parameters, Mapping mapping)
    {
        using NativeFloats memory = Copy(parameters);
        using NativeFloats values = Copy(parameters);
        mapping(memory.At, _gates, values.At);
        return values.Span[.._gates].ToArray();
    }

    // Draws want memory for a multiple of 32.
    private static NativeFloats Copy(float[] values, int length = 0)
    {
        var memory = new NativeFloats((Math.Max(length, values.Length) + 31) / 32 * 32);
        values.CopyTo(memory.Span);
        return memory;
    }

    private static Matrix Rows(int gates, int rows) => new(new float[gates * (rows + 48)], rows + 48);
}
