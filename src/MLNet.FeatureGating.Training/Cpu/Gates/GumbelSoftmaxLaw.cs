using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>
/// sigmoid((a + e) / tau) with a logistic e, the difference of two Gumbel numbers; hard masks are rounded (Herrmann et al., ECCV 2020).
/// </summary>
internal readonly struct GumbelSoftmaxLaw<T>(bool isHard) : IElementLaw<T>
    where T : unmanaged, ILanes<T>
{
    public bool IsStochastic => true;

    public bool MaskIsRelaxed => !isHard;

    [MethodImpl(Jit.Inline)]
    public T Prepare(T parameter) => parameter;

    [MethodImpl(Jit.Inline)]
    public T Relax(T prepared, T noise, T rate) => LaneMath<T>.Sigmoid((prepared + noise) * rate);

    [MethodImpl(Jit.Inline)]
    public T Mask(T relaxed) => isHard ? T.GreaterThan(relaxed, T.Create(0.5f)) & T.Create(1) : relaxed;

    [MethodImpl(Jit.Inline)]
    public T Slope(T relaxed) => relaxed * (T.Create(1) - relaxed);

    [MethodImpl(Jit.Inline)]
    public T Chain(T parameter, T rate) => rate;

    [MethodImpl(Jit.Inline)]
    public T OpenProbability(T parameter) => LaneMath<T>.Sigmoid(parameter);

    [MethodImpl(Jit.Inline)]
    public T Penalty(T parameter) => OpenProbability(parameter);

    [MethodImpl(Jit.Inline)]
    public T PenaltySlope(T parameter) => Slope(LaneMath<T>.Sigmoid(parameter));

    [MethodImpl(Jit.Inline)]
    public T Collapse(T parameter) => T.GreaterThan(parameter, T.Zero) & T.Create(1);
}
