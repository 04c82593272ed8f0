using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>
/// Correlated logitNormal gates, the vanilla parameterisation: t = W u + b with u ~ N(0, I) of sixteen numbers that all gates share. A gate's first
/// parameter is b, the others are its row of W.
/// </summary>
internal sealed unsafe class CorrelatedLogitNormalGates<T> : NormalGates<T>
    where T : unmanaged, ILanes<T>
{
    private const int Rank = LogitNormalStart.Rank;

    private readonly NativeFloats _byLoading;

    public CorrelatedLogitNormalGates(int gates, TemperatureSchedule temperature)
        : base(gates, temperature) => _byLoading = new((long)gates * Rank);

    public override int ParametersEach => 1 + Rank;

    public override void Initialize(Span<float> parameters, int gates, double start, int seed)
    {
        base.Initialize(parameters, gates, start, seed);
        LogitNormalStart.FillLoadings(parameters[Plane..], gates, Plane, Rank, seed);
    }

    [MethodImpl(Jit.Hot)]
    public override void Draw(float* parameters, ReadOnlySpan<int> gates, DrawnRows rows, Operand relaxed, Operand mask)
    {
        Operand noise = Scratch(Rank, rows.Count);
        NoiseSource<T, NoiseLaws.Normal<T>>.Fill(rows.Key, rows.First, Rank, rows.Count, noise);
        for (int i = 0; i < gates.Length;)
        {
            // As many rows of W at once as follow each other.
            int count = 1;
            while (i + count < gates.Length && gates[i + count] == gates[i] + count)
            {
                count++;
            }

            Operand loadings = new(parameters + Plane + gates[i], 1, Plane);
            Product<T>.Compute<ProductEnds.Bias<T>>(count, rows.Count, Rank, loadings, noise, relaxed.Row(i), parameters + gates[i]);
            i += count;
        }

        Relax(gates.Length, rows.Count, relaxed, mask);
    }

    [MethodImpl(Jit.Hot)]
    public override void DrawShared(float* parameters, int count, NoiseKey key, float* relaxed, float* mask)
    {
        float* noise = Scratch(1, Rank).At;
        NoiseSource<T, NoiseLaws.Normal<T>>.FillShared(key, Rank, noise);
        for (int gate = 0; gate < count; gate += T.Count)
        {
            T sum = T.Load(parameters + gate);
            for (int loading = 0; loading < Rank; loading++)
            {
                sum = T.MultiplyAdd(T.Load(parameters + ((1 + loading) * Plane) + gate), T.Create(noise[loading]), sum);
            }

            sum.Store(relaxed + gate);
        }

        Relax(1, Plane, new(relaxed, 0), new(mask, 0));
    }

    [MethodImpl(Jit.Hot)]
    public override void AddGradient(
        float* parameters, ReadOnlySpan<int> gates, DrawnRows rows, Operand relaxed, Operand maskGradient, float* gradient)
    {
        ByNormal(gates.Length, rows.Count, relaxed, maskGradient);

        // Drawn again, the noise is the same; behind it lies the same row by row.
        int padded = Padding.RoundUp(rows.Count);
        Operand noise = Scratch(Rank, rows.Count, padded * Rank);
        NoiseSource<T, NoiseLaws.Normal<T>>.Fill(rows.Key, rows.First, Rank, rows.Count, noise);
        Operand byRow = new(noise.At + (Rank * noise.RowStride), Rank);
        Transposition<T>.Compute(Rank, padded, noise, byRow);
        Operand byLoading = new(_byLoading.At, Rank);
        Product<T>.Compute<ProductEnds.Store<T>>(gates.Length, Rank, rows.Count, maskGradient, byRow, byLoading, null);
        for (int i = 0; i < gates.Length; i++)
        {
            gradient[gates[i]] += Sums<T>.OfRow(maskGradient.Row(i).At, rows.Count);
            for (int loading = 0; loading < Rank; loading++)
            {
                gradient[((1 + loading) * Plane) + gates[i]] += byLoading.Row(i).At[loading];
            }
        }
    }

    [MethodImpl(Jit.Hot)]
    public override void AddSharedGradient(float* parameters, int count, NoiseKey key, float* relaxed, float* maskGradient, float* gradient)
    {
        ByNormal(1, Plane, new(relaxed, 0), new(maskGradient, 0));
        float* noise = Scratch(1, Rank).At;
        NoiseSource<T, NoiseLaws.Normal<T>>.FillShared(key, Rank, noise);
        for (int gate = 0; gate < count; gate += T.Count)
        {
            T slope = T.Load(maskGradient + gate);
            (T.Load(gradient + gate) + slope).Store(gradient + gate);
            for (int loading = 0; loading < Rank; loading++)
            {
                float* to = gradient + ((1 + loading) * Plane) + gate;
                T.MultiplyAdd(slope, T.Create(noise[loading]), T.Load(to)).Store(to);
            }
        }
    }

    public override void Dispose()
    {
        _byLoading.Dispose();
        base.Dispose();
    }

    [MethodImpl(Jit.Hot)]
    protected override void FillDeviations(float* parameters, float* deviations)
    {
        for (int gate = 0; gate < Plane; gate += T.Count)
        {
            var sum = T.Create(LogitNormalStart.LeastVariance);
            for (int loading = 1; loading <= Rank; loading++)
            {
                T at = T.Load(parameters + (loading * Plane) + gate);
                sum = T.MultiplyAdd(at, at, sum);
            }

            T.Sqrt(sum).Store(deviations + gate);
        }
    }

    [MethodImpl(Jit.Hot)]
    protected override void AddDeviationGradient(float* parameters, float* byDeviation, float* gradient)
    {
        for (int gate = 0; gate < Plane; gate += T.Count)
        {
            var sum = T.Create(LogitNormalStart.LeastVariance);
            for (int loading = 1; loading <= Rank; loading++)
            {
                T at = T.Load(parameters + (loading * Plane) + gate);
                sum = T.MultiplyAdd(at, at, sum);
            }

            T slope = T.Load(byDeviation + gate) / T.Sqrt(sum);
            for (int loading = 1; loading <= Rank; loading++)
            {
                float* to = gradient + (loading * Plane) + gate;
                T.MultiplyAdd(slope, T.Load(parameters + (loading * Plane) + gate), T.Load(to)).Store(to);
            }
        }
    }
}
