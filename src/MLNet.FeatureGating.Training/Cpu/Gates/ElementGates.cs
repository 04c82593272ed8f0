using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>Gates each of which is drawn from its one parameter and a number of noise.</summary>
/// <typeparam name="T">The lanes.</typeparam>
/// <typeparam name="TNoise">The noise.</typeparam>
/// <typeparam name="TLaw">The formulas.</typeparam>
internal unsafe class ElementGates<T, TNoise, TLaw> : GateLaw<T>
    where T : unmanaged, ILanes<T>
    where TNoise : struct, INoise<T>
    where TLaw : struct, IElementLaw<T>
{
    private const int DensityNoise = 1;

    private readonly TemperatureSchedule? _temperature;
    private readonly TLaw _law;
    private float _rate = 1;

    /// <summary>Initializes a new instance of the <see cref="ElementGates{T, TNoise, TLaw}"/> class.</summary>
    /// <param name="law">The formulas.</param>
    /// <param name="closedBelow">The parameter below which a gate is closed for good.</param>
    /// <param name="temperature">The temperature over the course of training, for laws that have one.</param>
    public ElementGates(TLaw law, float closedBelow = float.NegativeInfinity, TemperatureSchedule? temperature = null)
    {
        _law = law;
        ClosedBelow = closedBelow;
        _temperature = temperature;
        SetProgress(0);
    }

    public override bool IsStochastic => _law.IsStochastic;

    public override bool MaskIsRelaxed => _law.MaskIsRelaxed;

    public override float ClosedBelow { get; }

    /// <summary>
    /// Gets a value indicating whether each draw has a density of its own: logistic noise that all gates of the draw share is added to that of each.
    /// </summary>
    public bool VariesDensity { get; init; }

    public sealed override void SetProgress(double progress)
    {
        if (_temperature is not null)
        {
            _rate = (float)(1 / _temperature.At(progress));
        }
    }

    [MethodImpl(Jit.Hot)]
    public override void Draw(float* parameters, ReadOnlySpan<int> gates, DrawnRows rows, Operand relaxed, Operand mask)
    {
        FillNoise(gates.Length, rows, relaxed);
        if (VariesDensity)
        {
            AddDensity(gates.Length, rows, relaxed);
        }

        TLaw law = _law;
        var rate = T.Create(_rate);
        for (int i = 0; i < gates.Length; i++)
        {
            T prepared = law.Prepare(T.Create(parameters[gates[i]]));
            float* draws = relaxed.Row(i).At;
            float* masks = mask.Row(i).At;
            for (int row = 0; row < rows.Count; row += T.Count)
            {
                T draw = law.Relax(prepared, T.Load(draws + row), rate);
                draw.Store(draws + row);
                if (!law.MaskIsRelaxed)
                {
                    law.Mask(draw).Store(masks + row);
                }
            }
        }
    }

    [MethodImpl(Jit.Hot)]
    public override void DrawShared(float* parameters, int count, NoiseKey key, float* relaxed, float* mask)
    {
        FillSharedNoise(count, key, relaxed);
        if (VariesDensity)
        {
            AddSharedDensity(count, key, relaxed);
        }

        TLaw law = _law;
        var rate = T.Create(_rate);
        for (int gate = 0; gate < count; gate += T.Count)
        {
            T draw = law.Relax(law.Prepare(T.Load(parameters + gate)), T.Load(relaxed + gate), rate);
            draw.Store(relaxed + gate);
            law.Mask(draw).Store(mask + gate);
        }
    }

    [MethodImpl(Jit.Hot)]
    public override void AddGradient(
        float* parameters, ReadOnlySpan<int> gates, DrawnRows rows, Operand relaxed, Operand maskGradient, float* gradient)
    {
        TLaw law = _law;
        var rate = T.Create(_rate);
        for (int i = 0; i < gates.Length; i++)
        {
            float* draws = relaxed.Row(i).At;
            float* byMask = maskGradient.Row(i).At;
            T sum = T.Zero;
            for (int row = 0; row < rows.Count; row += T.Count)
            {
                sum = T.MultiplyAdd(law.Slope(T.Load(draws + row)), T.Load(byMask + row), sum);
            }

            gradient[gates[i]] += T.Sum(sum) * T.First(law.Chain(T.Create(parameters[gates[i]]), rate));
        }
    }

    [MethodImpl(Jit.Hot)]
    public override void AddSharedGradient(float* parameters, int count, NoiseKey key, float* relaxed, float* maskGradient, float* gradient)
    {
        TLaw law = _law;
        var rate = T.Create(_rate);
        for (int gate = 0; gate < count; gate += T.Count)
        {
            T slope = law.Slope(T.Load(relaxed + gate)) * law.Chain(T.Load(parameters + gate), rate);
            T.MultiplyAdd(slope, T.Load(maskGradient + gate), T.Load(gradient + gate)).Store(gradient + gate);
        }
    }

    [MethodImpl(Jit.Hot)]
    public override void OpenProbability(float* parameters, int count, float* probabilities)
    {
        TLaw law = _law;
        for (int gate = 0; gate < count; gate += T.Count)
        {
            law.OpenProbability(T.Load(parameters + gate)).Store(probabilities + gate);
        }
    }

    [MethodImpl(Jit.Hot)]
    public override void Penalty(float* parameters, int count, float* penalties)
    {
        TLaw law = _law;
        for (int gate = 0; gate < count; gate += T.Count)
        {
            law.Penalty(T.Load(parameters + gate)).Store(penalties + gate);
        }
    }

    [MethodImpl(Jit.Hot)]
    public override void AddPenaltyGradient(float* parameters, int count, float* factors, float scale, float* gradient)
    {
        TLaw law = _law;
        for (int gate = 0; gate < count; gate += T.Count)
        {
            T factor = T.Load(factors + gate) * T.Create(scale);
            T.MultiplyAdd(factor, law.PenaltySlope(T.Load(parameters + gate)), T.Load(gradient + gate)).Store(gradient + gate);
        }
    }

    [MethodImpl(Jit.Hot)]
    public override void Collapse(float* parameters, int count, float* values)
    {
        TLaw law = _law;
        for (int gate = 0; gate < count; gate += T.Count)
        {
            law.Collapse(T.Load(parameters + gate)).Store(values + gate);
        }
    }

    /// <summary>Fills noise for so many gates, row by row.</summary>
    protected virtual void FillNoise(int gates, DrawnRows rows, Operand noise)
    {
        if (IsStochastic)
        {
            NoiseSource<T, TNoise>.Fill(rows.Key, rows.First, gates, rows.Count, noise);
        }
    }

    /// <summary>Fills noise for gates, one number each.</summary>
    protected virtual void FillSharedNoise(int count, NoiseKey key, float* noise)
    {
        if (IsStochastic)
        {
            NoiseSource<T, TNoise>.FillShared(key, count, noise);
        }
    }

    private static void AddDensity(int gates, DrawnRows rows, Operand noise)
    {
        float* shared = stackalloc float[rows.Count + NoiseSource<T, NoiseLaws.Logistic<T>>.Block];
        NoiseSource<T, NoiseLaws.Logistic<T>>.Fill(rows.Key.Other(DensityNoise), rows.First, 1, rows.Count, new(shared, 0));
        for (int i = 0; i < gates; i++)
        {
            float* ofGate = noise.Row(i).At;
            for (int row = 0; row < rows.Count; row += T.Count)
            {
                (T.Load(ofGate + row) + T.Load(shared + row)).Store(ofGate + row);
            }
        }
    }

    private static void AddSharedDensity(int count, NoiseKey key, float* noise)
    {
        float* shared = stackalloc float[NoiseSource<T, NoiseLaws.Logistic<T>>.Block];
        NoiseSource<T, NoiseLaws.Logistic<T>>.FillShared(key.Other(DensityNoise), 1, shared);
        for (int gate = 0; gate < count; gate++)
        {
            noise[gate] += shared[0];
        }
    }
}
