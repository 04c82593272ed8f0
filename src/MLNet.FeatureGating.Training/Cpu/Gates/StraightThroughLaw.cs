using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>
/// 1[u &lt; sigmoid(a)] with a uniform u, or 1[a &gt; 0] without noise, with the gradient of sigmoid(a) (Bengio et al., 2013).
/// </summary>
internal readonly struct StraightThroughLaw<T>(bool isStochastic) : IElementLaw<T>
    where T : unmanaged, ILanes<T>
{
    public bool IsStochastic => isStochastic;

    public bool MaskIsRelaxed => true;

    [MethodImpl(Jit.Inline)]
    public T Prepare(T parameter) => LaneMath<T>.Sigmoid(parameter);

    [MethodImpl(Jit.Inline)]
    public T Relax(T prepared, T noise, T rate) => T.GreaterThan(prepared, isStochastic ? noise : T.Create(0.5f)) & T.Create(1);

    [MethodImpl(Jit.Inline)]
    public T Mask(T relaxed) => relaxed;

    [MethodImpl(Jit.Inline)]
    public T Slope(T relaxed) => T.Create(1);

    [MethodImpl(Jit.Inline)]
    public T Chain(T parameter, T rate) => PenaltySlope(parameter);

    [MethodImpl(Jit.Inline)]
    public T OpenProbability(T parameter) => LaneMath<T>.Sigmoid(parameter);

    [MethodImpl(Jit.Inline)]
    public T Penalty(T parameter) => OpenProbability(parameter);

    [MethodImpl(Jit.Inline)]
    public T PenaltySlope(T parameter)
    {
        T open = LaneMath<T>.Sigmoid(parameter);
        return open * (T.Create(1) - open);
    }

    [MethodImpl(Jit.Inline)]
    public T Collapse(T parameter) => T.GreaterThan(parameter, T.Zero) & T.Create(1);
}
