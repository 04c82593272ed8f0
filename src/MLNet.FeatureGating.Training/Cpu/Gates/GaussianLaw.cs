using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>clamp(mu + sigma eps, 0, 1) with a normal eps (Yamada et al., ICML 2020).</summary>
internal readonly struct GaussianLaw<T>(float sigma) : IElementLaw<T>
    where T : unmanaged, ILanes<T>
{
    public bool IsStochastic => true;

    public bool MaskIsRelaxed => true;

    [MethodImpl(Jit.Inline)]
    public T Prepare(T parameter) => parameter;

    [MethodImpl(Jit.Inline)]
    public T Relax(T prepared, T noise, T rate) => Clamp(T.MultiplyAdd(T.Create(sigma), noise, prepared));

    [MethodImpl(Jit.Inline)]
    public T Mask(T relaxed) => relaxed;

    [MethodImpl(Jit.Inline)]
    public T Slope(T relaxed) => T.GreaterThan(relaxed, T.Zero) & T.GreaterThan(T.Create(1), relaxed) & T.Create(1);

    [MethodImpl(Jit.Inline)]
    public T Chain(T parameter, T rate) => T.Create(1);

    [MethodImpl(Jit.Inline)]
    public T OpenProbability(T parameter) => LaneMath<T>.NormalCdf(parameter * T.Create(1 / sigma));

    [MethodImpl(Jit.Inline)]
    public T Penalty(T parameter) => OpenProbability(parameter);

    [MethodImpl(Jit.Inline)]
    public T PenaltySlope(T parameter) => LaneMath<T>.NormalDensity(parameter * T.Create(1 / sigma)) * T.Create(1 / sigma);

    [MethodImpl(Jit.Inline)]
    public T Collapse(T parameter) => Clamp(parameter);

    [MethodImpl(Jit.Inline)]
    private static T Clamp(T value) => T.Min(T.Create(1), T.Max(T.Zero, value));
}
