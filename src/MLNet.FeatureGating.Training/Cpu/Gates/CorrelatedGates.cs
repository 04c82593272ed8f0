using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>Gumbel-softmax gates whose noise is correlated as the features are, a Gaussian copula (Lee et al., ICLR 2022).</summary>
internal sealed unsafe class CorrelatedGates<T> : ElementGates<T, NoiseLaws.Logistic<T>, GumbelSoftmaxLaw<T>>
    where T : unmanaged, ILanes<T>
{
    private const int OwnNoise = 2;

    private readonly CorrelatedNoise _correlation;
    private NativeFloats? _shared;
    private NativeFloats? _firstRows;

    public CorrelatedGates(CorrelatedNoise correlation, bool isHard, TemperatureSchedule temperature)
        : base(new GumbelSoftmaxLaw<T>(isHard), temperature: temperature) => _correlation = correlation;

    public override void Dispose()
    {
        _shared?.Dispose();
        _firstRows?.Dispose();
        base.Dispose();
    }

    // Gates are all there, and in the order of the root: gates of this law never leave.
    [MethodImpl(Jit.Hot)]
    protected override void FillNoise(int gates, DrawnRows rows, Operand noise)
    {
        int stride = rows.Count + (2 * Padding.Lanes);
        Operand shared = new(Shared(stride), stride);
        NoiseSource<T, NoiseLaws.Normal<T>>.Fill(rows.Key, rows.First, _correlation.SharedCount, rows.Count, shared);
        if (_correlation.OwnScale == null)
        {
            Product<T>.Compute<ProductEnds.Store<T>>(gates, rows.Count, _correlation.SharedCount, _correlation.Root, shared, noise, null);
        }
        else
        {
            NoiseSource<T, NoiseLaws.Normal<T>>.Fill(rows.Key.Other(OwnNoise), rows.First, gates, rows.Count, noise);
            Scale(gates, rows.Count, noise);
            Product<T>.Compute<ProductEnds.Accumulate<T>>(gates, rows.Count, _correlation.SharedCount, _correlation.Root, shared, noise, null);
        }

        for (int i = 0; i < gates; i++)
        {
            float* ofGate = noise.Row(i).At;
            for (int row = 0; row < rows.Count; row += T.Count)
            {
                LaneMath<T>.NormalToLogistic(T.Load(ofGate + row)).Store(ofGate + row);
            }
        }
    }

    protected override void FillSharedNoise(int count, NoiseKey key, float* noise)
    {
        // The first of a few rows: the product is the same.
        const int Stride = 3 * Padding.Lanes;
        _firstRows ??= new((long)count * Stride);
        FillNoise(count, new(key, 0, Padding.Lanes), new(_firstRows.At, Stride));
        for (int i = 0; i < count; i++)
        {
            noise[_correlation.Order[i]] = _firstRows.At[i * Stride];
        }
    }

    private void Scale(int gates, int rows, Operand noise)
    {
        for (int i = 0; i < gates; i++)
        {
            float* ofGate = noise.Row(i).At;
            T scale = T.Create(_correlation.OwnScale[i]);
            for (int row = 0; row < rows; row += T.Count)
            {
                (T.Load(ofGate + row) * scale).Store(ofGate + row);
            }
        }
    }

    private float* Shared(int stride)
    {
        long needed = (long)_correlation.SharedCount * stride;
        if (_shared is null || _shared.Count < needed)
        {
            _shared?.Dispose();
            _shared = new(needed);
        }

        return _shared.At;
    }
}
