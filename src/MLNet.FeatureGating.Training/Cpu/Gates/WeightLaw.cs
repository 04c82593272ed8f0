using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>A weight under the L1 norm: nothing is random.</summary>
internal readonly struct WeightLaw<T>(float threshold) : IElementLaw<T>
    where T : unmanaged, ILanes<T>
{
    public bool IsStochastic => false;

    public bool MaskIsRelaxed => true;

    [MethodImpl(Jit.Inline)]
    public T Prepare(T parameter) => parameter;

    [MethodImpl(Jit.Inline)]
    public T Relax(T prepared, T noise, T rate) => prepared;

    [MethodImpl(Jit.Inline)]
    public T Mask(T relaxed) => relaxed;

    [MethodImpl(Jit.Inline)]
    public T Slope(T relaxed) => T.Create(1);

    [MethodImpl(Jit.Inline)]
    public T Chain(T parameter, T rate) => T.Create(1);

    [MethodImpl(Jit.Inline)]
    public T OpenProbability(T parameter) => IsLarge(parameter) & T.Create(1);

    [MethodImpl(Jit.Inline)]
    public T Penalty(T parameter) => T.Abs(parameter);

    [MethodImpl(Jit.Inline)]
    public T PenaltySlope(T parameter) =>
        (T.GreaterThan(parameter, T.Zero) & T.Create(1)) - (T.GreaterThan(T.Zero, parameter) & T.Create(1));

    [MethodImpl(Jit.Inline)]
    public T Collapse(T parameter) => IsLarge(parameter) & parameter;

    [MethodImpl(Jit.Inline)]
    private T IsLarge(T parameter) => T.GreaterThan(T.Abs(parameter), T.Create(threshold));
}
