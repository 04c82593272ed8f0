using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>The gates of one member in one place of its network: on the inputs, or behind a hidden layer.</summary>
internal sealed unsafe class GatePlace<T> : IDisposable
    where T : unmanaged, ILanes<T>
{
    private readonly GateMap _map;
    private readonly int[] _alwaysOpen;
    private readonly NativeFloats _mayClose;
    private readonly NativeFloats _relaxed;
    private readonly NativeFloats _mask;
    private readonly NativeFloats _buffer;
    private readonly NativeFloats _featureMask;

    /// <summary>Initializes a new instance of the <see cref="GatePlace{T}"/> class.</summary>
    /// <param name="index">The number of the place, from 0.</param>
    /// <param name="layer">The dense layer whose input the gates are on.</param>
    /// <param name="map">Which features share a gate, and so on.</param>
    /// <param name="law">The law of the gates, taken over.</param>
    /// <param name="drawsRows">Whether every row has a draw of its own.</param>
    public GatePlace(int index, int layer, GateMap map, GateLaw<T> law, bool drawsRows)
    {
        Index = index;
        Layer = layer;
        _map = map;
        Law = law;
        DrawsRows = drawsRows && law.IsStochastic;
        _alwaysOpen = [.. Enumerable.Range(0, map.GateCount).Where(gate => map.IsAlwaysOpen[gate])];
        int padded = Padding.RoundUp(map.GateCount);
        _mayClose = new(padded);
        Costs = new(padded);
        for (int gate = 0; gate < map.GateCount; gate++)
        {
            _mayClose.At[gate] = map.IsAlwaysOpen[gate] ? 0 : 1;
            Costs.At[gate] = map.IsAlwaysOpen[gate] ? 0 : (float)map.Costs[gate];
        }

        _relaxed = new(padded + Padding.Lanes);
        _mask = new(padded);
        _buffer = new(padded);
        _featureMask = new(Padding.RoundUp(map.FeatureCount));
        Groups = new(map, [.. Enumerable.Range(0, map.FeatureCount)]);
    }

    public int Index { get; }

    public int Layer { get; }

    public GateLaw<T> Law { get; }

    public int GateCount => _map.GateCount;

    public bool DrawsRows { get; }

    /// <summary>What each gate costs, 0 for those always open.</summary>
    public NativeFloats Costs { get; }

    public GateGroups Groups { get; private set; }

    /// <summary>The mask that all rows share: one factor for each feature in use. From <see cref="DrawShared"/> or <see cref="Collapse"/>.</summary>
    public float* FeatureMask => _featureMask.At;

    /// <summary>The mask that all rows share: one factor a gate.</summary>
    public float* GateMask => _mask.At;

    /// <summary>Fits the place to the features that are still in use.</summary>
    public void Keep(IReadOnlyList<int> features)
    {
        Groups = new(_map, features);
        _featureMask.Span.Clear();
    }

    /// <summary>Whether the gate of a feature is closed for good.</summary>
    public bool IsClosed(float* parameters, int feature)
    {
        int gate = _map.GateOfFeature[feature];
        return !_map.IsAlwaysOpen[gate] && parameters[gate] < Law.ClosedBelow;
    }

    [MethodImpl(Jit.Hot)]
    public void DrawShared(float* parameters, NoiseKey key)
    {
        Law.DrawShared(parameters, GateCount, key, _relaxed.At, _mask.At);
        Spread();
    }

    [MethodImpl(Jit.Hot)]
    public void Collapse(float* parameters)
    {
        Law.Collapse(parameters, GateCount, _mask.At);
        Spread();
    }

    /// <summary>Rounds the shared mask to 0 and 1.</summary>
    public void HardenShared()
    {
        foreach (ref float value in _mask.Span)
        {
            value = value > 0.5f ? 1 : 0;
        }

        Spread();
    }

    /// <summary>Draws masks for rows, one row of memory a gate.</summary>
    [MethodImpl(Jit.Hot)]
    public void DrawForRows(float* parameters, DrawnRows rows, Operand relaxed, Operand mask)
    {
        Law.Draw(parameters, Groups.Gates, rows, relaxed, mask);
        if (_alwaysOpen.Length == 0)
        {
            return;
        }

        for (int place = 0; place < Groups.Gates.Length; place++)
        {
            if (_map.IsAlwaysOpen[Groups.Gates[place]])
            {
                new Span<float>(mask.Row(place).At, rows.Count).Fill(1);
            }
        }
    }

    /// <summary>Gives each feature the mask of its gate, rounded to 0 and 1.</summary>
    [MethodImpl(Jit.Hot)]
    public void SpreadHard(Operand mask, int rows, Operand featureMasks)
    {
        for (int place = 0; place < Groups.Gates.Length; place++)
        {
            float* factors = mask.Row(place).At;
            foreach (int feature in Groups.Features(place))
            {
                float* to = featureMasks.Row(feature).At;
                for (int row = 0; row < rows; row += T.Count)
                {
                    (T.GreaterThan(T.Load(factors + row), T.Create(0.5f)) & T.Create(1)).Store(to + row);
                }
            }
        }
    }

    /// <summary>Gives each row the mask that all rows share.</summary>
    public void SpreadShared(int rows, Operand featureMasks)
    {
        for (int feature = 0; feature < _map.FeatureCount; feature++)
        {
            new Span<float>(featureMasks.Row(feature).At, rows).Fill(FeatureMask[feature]);
        }
    }

    /// <summary>Multiplies features by the masks of their gates.</summary>
    [MethodImpl(Jit.Hot)]
    public void Apply(Operand features, Operand mask, int rows, Operand gated)
    {
        if (Groups.IsOneToOne)
        {
            Elementwise<T>.Multiply(Groups.Gates.Length, rows, features, mask, gated);
            return;
        }

        for (int place = 0; place < Groups.Gates.Length; place++)
        {
            float* factors = mask.Row(place).At;
            foreach (int feature in Groups.Features(place))
            {
                float* from = features.Row(feature).At;
                float* to = gated.Row(feature).At;
                for (int row = 0; row < rows; row += T.Count)
                {
                    (T.Load(from + row) * T.Load(factors + row)).Store(to + row);
                }
            }
        }
    }

    /// <summary>Sums, for each gate, gradient by gated features times features: the gradient by the gate's mask. May be done in place.</summary>
    [MethodImpl(Jit.Hot)]
    public void MaskGradient(Operand features, Operand byGated, int rows, Operand byMask)
    {
        if (Groups.IsOneToOne)
        {
            Elementwise<T>.Multiply(Groups.Gates.Length, rows, features, byGated, byMask);
            return;
        }

        for (int place = 0; place < Groups.Gates.Length; place++)
        {
            ReadOnlySpan<int> ofGate = Groups.Features(place);
            float* to = byMask.Row(place).At;
            for (int row = 0; row < rows; row += T.Count)
            {
                T sum = T.Zero;
                foreach (int feature in ofGate)
                {
                    sum = T.MultiplyAdd(T.Load(features.Row(feature).At + row), T.Load(byGated.Row(feature).At + row), sum);
                }

                sum.Store(to + row);
            }
        }
    }

    /// <summary>Adds to the gradient what the masks of rows contribute.</summary>
    public void AddGradient(float* parameters, DrawnRows rows, Operand relaxed, Operand byMask, float* gradient)
    {
        Law.AddGradient(parameters, Groups.Gates, rows, relaxed, byMask, gradient);
        KeepFixed(gradient);
    }

    /// <summary>Adds to the gradient what the shared mask contributes.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="key">The key of the step.</param>
    /// <param name="byFeature">The gradient by the factor of each feature in use.</param>
    /// <param name="gradient">The gradient to add to.</param>
    [MethodImpl(Jit.Hot)]
    public void AddSharedGradient(float* parameters, NoiseKey key, float* byFeature, float* gradient)
    {
        _buffer.Span.Clear();
        for (int place = 0; place < Groups.Gates.Length; place++)
        {
            foreach (int feature in Groups.Features(place))
            {
                _buffer.At[Groups.Gates[place]] += byFeature[feature];
            }
        }

        Law.AddSharedGradient(parameters, GateCount, key, _relaxed.At, _buffer.At, gradient);
        KeepFixed(gradient);
    }

    /// <summary>The expected number of open gates.</summary>
    [MethodImpl(Jit.Hot)]
    public double ExpectedOpen(float* parameters)
    {
        Law.OpenProbability(parameters, GateCount, _buffer.At);
        return Dot(_buffer.At, _mayClose.At) + _alwaysOpen.Length;
    }

    /// <summary>The penalties of all gates, each times its cost.</summary>
    [MethodImpl(Jit.Hot)]
    public double Penalty(float* parameters)
    {
        Law.Penalty(parameters, GateCount, _buffer.At);
        return Dot(_buffer.At, Costs.At);
    }

    /// <summary>The probability of each gate to be open.</summary>
    [MethodImpl(Jit.Hot)]
    public ReadOnlySpan<float> OpenProbabilities(float* parameters)
    {
        Law.OpenProbability(parameters, GateCount, _buffer.At);
        foreach (int gate in _alwaysOpen)
        {
            _buffer.At[gate] = 1;
        }

        return new(_buffer.At, GateCount);
    }

    /// <summary>The values that gates collapse to.</summary>
    [MethodImpl(Jit.Hot)]
    public ReadOnlySpan<float> Values(float* parameters)
    {
        Law.Collapse(parameters, GateCount, _buffer.At);
        foreach (int gate in _alwaysOpen)
        {
            _buffer.At[gate] = 1;
        }

        return new(_buffer.At, GateCount);
    }

    public void Dispose()
    {
        Law.Dispose();
        _mayClose.Dispose();
        Costs.Dispose();
        _relaxed.Dispose();
        _mask.Dispose();
        _buffer.Dispose();
        _featureMask.Dispose();
    }

    [MethodImpl(Jit.Hot)]
    private void Spread()
    {
        foreach (int gate in _alwaysOpen)
        {
            _mask.At[gate] = 1;
        }

        ReadOnlySpan<int> gates = Groups.Gates;
        for (int place = 0; place < gates.Length; place++)
        {
            foreach (int feature in Groups.Features(place))
            {
                _featureMask.At[feature] = _mask.At[gates[place]];
            }
        }
    }

    // What is always open learns nothing.
    private void KeepFixed(float* gradient)
    {
        foreach (int gate in _alwaysOpen)
        {
            for (int plane = gate; plane < Law.ParameterCount(GateCount); plane += Padding.RoundUp(GateCount))
            {
                gradient[plane] = 0;
            }
        }
    }

    // Padding costs nothing: its factors are 0.
    [MethodImpl(Jit.Hot)]
    private double Dot(float* left, float* right)
    {
        T sum = T.Zero;
        for (int i = 0; i < GateCount; i += T.Count)
        {
            sum = T.MultiplyAdd(T.Load(left + i), T.Load(right + i), sum);
        }

        return T.Sum(sum);
    }
}
