using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>
/// Gates that are a logistic function of a normal number, stretched and clamped: z = stretch(sigmoid(t / tau)), t ~ N(mu, s^2). The first parameter
/// of a gate is mu; what s is made of is the law's affair. A gate is open with probability Phi((mu - tau log(1 / 11)) / s) and collapses to 1[mu
/// &gt; 0], what the law becomes at temperature 0.
/// </summary>
internal abstract unsafe class NormalGates<T> : GateLaw<T>
    where T : unmanaged, ILanes<T>
{
    private readonly TemperatureSchedule _temperature;
    private readonly float _threshold;
    private readonly NativeFloats _deviations;
    private NativeFloats? _scratch;

    protected NormalGates(int gates, TemperatureSchedule temperature)
    {
        Plane = Padding.RoundUp(gates);
        _deviations = new(Plane);
        _temperature = temperature;
        _threshold = (float)temperature.Final * Stretching<T>.LogOdds;
        Rate = (float)(1 / temperature.At(0));
    }

    public sealed override bool IsStochastic => true;

    public sealed override bool MaskIsRelaxed => false;

    /// <summary>The inverse temperature.</summary>
    protected float Rate { get; private set; }

    /// <summary>The distance from a parameter of a gate to its next one.</summary>
    protected int Plane { get; }

    public sealed override void SetProgress(double progress) => Rate = (float)(1 / _temperature.At(progress));

    [MethodImpl(Jit.Hot)]
    public sealed override void OpenProbability(float* parameters, int count, float* probabilities)
    {
        float* deviations = _deviations.At;
        FillDeviations(parameters, deviations);
        for (int gate = 0; gate < count; gate += T.Count)
        {
            T distance = T.Load(parameters + gate) - T.Create(_threshold);
            LaneMath<T>.NormalCdf(distance / T.Load(deviations + gate)).Store(probabilities + gate);
        }
    }

    public sealed override void Penalty(float* parameters, int count, float* penalties) => OpenProbability(parameters, count, penalties);

    [MethodImpl(Jit.Hot)]
    public sealed override void AddPenaltyGradient(float* parameters, int count, float* factors, float scale, float* gradient)
    {
        float* deviations = _deviations.At;
        FillDeviations(parameters, deviations);
        for (int gate = 0; gate < Plane; gate += T.Count)
        {
            T deviation = T.Load(deviations + gate);
            T quantile = (T.Load(parameters + gate) - T.Create(_threshold)) / deviation;
            T slope = LaneMath<T>.NormalDensity(quantile) / deviation * T.Load(factors + gate) * T.Create(scale);
            (T.Load(gradient + gate) + slope).Store(gradient + gate);

            // By the deviation; then by what it is made of.
            (-slope * quantile).Store(deviations + gate);
        }

        AddDeviationGradient(parameters, deviations, gradient);
    }

    [MethodImpl(Jit.Hot)]
    public sealed override void Collapse(float* parameters, int count, float* values)
    {
        for (int gate = 0; gate < count; gate += T.Count)
        {
            (T.GreaterThan(T.Load(parameters + gate), T.Zero) & T.Create(1)).Store(values + gate);
        }
    }

    public override void Dispose()
    {
        _deviations.Dispose();
        _scratch?.Dispose();
        base.Dispose();
    }

    /// <summary>Computes the deviation s of each gate, above 0.</summary>
    protected abstract void FillDeviations(float* parameters, float* deviations);

    /// <summary>Adds to the gradient what the deviations' gradient contributes.</summary>
    protected abstract void AddDeviationGradient(float* parameters, float* byDeviation, float* gradient);

    /// <summary>Turns normal numbers, [gates, rows], into relaxed masks and masks.</summary>
    [MethodImpl(Jit.Hot)]
    protected void Relax(int gates, int rows, Operand relaxed, Operand mask)
    {
        var rate = T.Create(Rate);
        for (int gate = 0; gate < gates; gate++)
        {
            float* at = relaxed.Row(gate).At;
            float* to = mask.Row(gate).At;
            for (int row = 0; row < rows; row += T.Count)
            {
                T unit = LaneMath<T>.Sigmoid(T.Load(at + row) * rate);
                unit.Store(at + row);
                Stretching<T>.Apply(unit).Store(to + row);
            }
        }
    }

    /// <summary>Turns the gradient by masks into that by the normal numbers.</summary>
    [MethodImpl(Jit.Hot)]
    protected void ByNormal(int gates, int rows, Operand relaxed, Operand gradient)
    {
        var rate = T.Create(Rate);
        for (int gate = 0; gate < gates; gate++)
        {
            float* at = relaxed.Row(gate).At;
            float* to = gradient.Row(gate).At;
            for (int row = 0; row < rows; row += T.Count)
            {
                (Stretching<T>.Slope(T.Load(at + row)) * rate * T.Load(to + row)).Store(to + row);
            }
        }
    }

    /// <summary>Memory for so many rows of noise, and for some numbers behind them. What was there before is lost.</summary>
    protected Operand Scratch(int streams, int count, int more = 0)
    {
        int stride = count + (3 * Padding.Lanes);
        long needed = ((long)streams * stride) + more;
        if (_scratch is null || _scratch.Count < needed)
        {
            _scratch?.Dispose();
            _scratch = new(needed);
        }

        return new(_scratch.At, stride);
    }
}
