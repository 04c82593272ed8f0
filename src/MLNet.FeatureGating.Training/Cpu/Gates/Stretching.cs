using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>What gives laws on (0, 1) a probability of being 0, and of being 1: they are stretched to (-0.1, 1.1) and clamped.</summary>
internal static class Stretching<T>
    where T : unmanaged, ILanes<T>
{
    private const float Lower = -0.1f;
    private const float Upper = 1.1f;

    /// <summary>Gets the logit up to which a number becomes 0.</summary>
    public static float LogOdds => MathF.Log(-Lower / Upper);

    [MethodImpl(Jit.Inline)]
    public static T Apply(T unit) => T.Min(T.Create(1), T.Max(T.Zero, Stretch(unit)));

    /// <summary>The derivative of what becomes of a logistic function by that function's argument.</summary>
    [MethodImpl(Jit.Inline)]
    public static T Slope(T unit)
    {
        T stretched = Stretch(unit);
        T isInside = T.GreaterThan(stretched, T.Zero) & T.GreaterThan(T.Create(1), stretched);
        return isInside & (unit * (T.Create(1) - unit) * T.Create(Upper - Lower));
    }

    [MethodImpl(Jit.Inline)]
    private static T Stretch(T unit) => T.MultiplyAdd(unit, T.Create(Upper - Lower), T.Create(Lower));
}
