using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>
/// A concrete law (Maddison, Mnih and Teh, ICLR 2017), stretched and clamped (Louizos, Welling and Kingma, ICLR 2018).
/// </summary>
/// <param name="finalTemperature">The temperature of probabilities.</param>
/// <param name="isRounded">Whether it collapses to 0 or 1, as at temperature 0, rather than to what it is without noise.</param>
internal readonly struct StretchedConcreteLaw<T>(float finalTemperature, bool isRounded) : IElementLaw<T>
    where T : unmanaged, ILanes<T>
{
    private readonly float _shift = finalTemperature * Stretching<T>.LogOdds;

    public bool IsStochastic => true;

    public bool MaskIsRelaxed => false;

    [MethodImpl(Jit.Inline)]
    public T Prepare(T parameter) => parameter;

    [MethodImpl(Jit.Inline)]
    public T Relax(T prepared, T noise, T rate) => LaneMath<T>.Sigmoid((prepared + noise) * rate);

    [MethodImpl(Jit.Inline)]
    public T Mask(T relaxed) => Stretching<T>.Apply(relaxed);

    [MethodImpl(Jit.Inline)]
    public T Slope(T relaxed) => Stretching<T>.Slope(relaxed);

    [MethodImpl(Jit.Inline)]
    public T Chain(T parameter, T rate) => rate;

    [MethodImpl(Jit.Inline)]
    public T OpenProbability(T parameter) => LaneMath<T>.Sigmoid(parameter - T.Create(_shift));

    [MethodImpl(Jit.Inline)]
    public T Penalty(T parameter) => OpenProbability(parameter);

    [MethodImpl(Jit.Inline)]
    public T PenaltySlope(T parameter)
    {
        T open = OpenProbability(parameter);
        return open * (T.Create(1) - open);
    }

    [MethodImpl(Jit.Inline)]
    public T Collapse(T parameter) => isRounded
        ? T.GreaterThan(parameter, T.Zero) & T.Create(1)
        : Mask(LaneMath<T>.Sigmoid(parameter));
}
