using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>Independent logitNormal gates: t = mu + sigma eps, with a learnt deviation for each gate, the second parameter.</summary>
internal sealed unsafe class LogitNormalGates<T> : NormalGates<T>
    where T : unmanaged, ILanes<T>
{
    public LogitNormalGates(int gates, TemperatureSchedule temperature)
        : base(gates, temperature)
    {
    }

    public override int ParametersEach => 2;

    public override void Initialize(Span<float> parameters, int gates, double start, int seed)
    {
        base.Initialize(parameters, gates, start, seed);
        parameters.Slice(Plane, gates).Fill(LogitNormalStart.Deviation);
    }

    [MethodImpl(Jit.Hot)]
    public override void Draw(float* parameters, ReadOnlySpan<int> gates, DrawnRows rows, Operand relaxed, Operand mask)
    {
        NoiseSource<T, NoiseLaws.Normal<T>>.Fill(rows.Key, rows.First, gates.Length, rows.Count, relaxed);
        for (int i = 0; i < gates.Length; i++)
        {
            var mean = T.Create(parameters[gates[i]]);
            var deviation = T.Create(parameters[Plane + gates[i]]);
            float* at = relaxed.Row(i).At;
            for (int row = 0; row < rows.Count; row += T.Count)
            {
                T.MultiplyAdd(deviation, T.Load(at + row), mean).Store(at + row);
            }
        }

        Relax(gates.Length, rows.Count, relaxed, mask);
    }

    [MethodImpl(Jit.Hot)]
    public override void DrawShared(float* parameters, int count, NoiseKey key, float* relaxed, float* mask)
    {
        NoiseSource<T, NoiseLaws.Normal<T>>.FillShared(key, count, relaxed);
        for (int gate = 0; gate < count; gate += T.Count)
        {
            T.MultiplyAdd(T.Load(parameters + Plane + gate), T.Load(relaxed + gate), T.Load(parameters + gate)).Store(relaxed + gate);
        }

        Relax(1, Plane, new(relaxed, 0), new(mask, 0));
    }

    [MethodImpl(Jit.Hot)]
    public override void AddGradient(
        float* parameters, ReadOnlySpan<int> gates, DrawnRows rows, Operand relaxed, Operand maskGradient, float* gradient)
    {
        ByNormal(gates.Length, rows.Count, relaxed, maskGradient);

        // Drawn again, the noise is the same.
        Operand noise = Scratch(gates.Length, rows.Count);
        NoiseSource<T, NoiseLaws.Normal<T>>.Fill(rows.Key, rows.First, gates.Length, rows.Count, noise);
        for (int i = 0; i < gates.Length; i++)
        {
            float* slopes = maskGradient.Row(i).At;
            float* draws = noise.Row(i).At;
            T byMean = T.Zero;
            T byDeviation = T.Zero;
            for (int row = 0; row < rows.Count; row += T.Count)
            {
                byMean += T.Load(slopes + row);
                byDeviation = T.MultiplyAdd(T.Load(slopes + row), T.Load(draws + row), byDeviation);
            }

            gradient[gates[i]] += T.Sum(byMean);
            gradient[Plane + gates[i]] += T.Sum(byDeviation);
        }
    }

    [MethodImpl(Jit.Hot)]
    public override void AddSharedGradient(float* parameters, int count, NoiseKey key, float* relaxed, float* maskGradient, float* gradient)
    {
        ByNormal(1, Plane, new(relaxed, 0), new(maskGradient, 0));
        float* noise = Scratch(1, Plane).At;
        NoiseSource<T, NoiseLaws.Normal<T>>.FillShared(key, count, noise);
        for (int gate = 0; gate < count; gate += T.Count)
        {
            T slope = T.Load(maskGradient + gate);
            (T.Load(gradient + gate) + slope).Store(gradient + gate);
            T.MultiplyAdd(slope, T.Load(noise + gate), T.Load(gradient + Plane + gate)).Store(gradient + Plane + gate);
        }
    }

    [MethodImpl(Jit.Hot)]
    protected override void FillDeviations(float* parameters, float* deviations)
    {
        for (int gate = 0; gate < Plane; gate += T.Count)
        {
            T.Max(T.Create(LogitNormalStart.LeastDeviation), T.Abs(T.Load(parameters + Plane + gate))).Store(deviations + gate);
        }
    }

    [MethodImpl(Jit.Hot)]
    protected override void AddDeviationGradient(float* parameters, float* byDeviation, float* gradient)
    {
        for (int gate = 0; gate < Plane; gate += T.Count)
        {
            // A deviation may be negative: what counts is its size.
            T slope = T.Load(byDeviation + gate);
            T isNegative = T.GreaterThan(T.Zero, T.Load(parameters + Plane + gate));
            (T.Load(gradient + Plane + gate) + T.Select(isNegative, -slope, slope)).Store(gradient + Plane + gate);
        }
    }
}
