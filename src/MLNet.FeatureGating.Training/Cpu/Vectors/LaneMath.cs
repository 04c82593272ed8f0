using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>Elementary functions on lanes, to about 2 units in the last place unless said otherwise.</summary>
internal static class LaneMath<T>
    where T : unmanaged, ILanes<T>
{
    // Added and taken away again, it leaves the nearest integer, and leaves that integer in the low bits.
    private const float Rounding = 12582912;

    [MethodImpl(Jit.Inline)]
    public static T Exp(T x)
    {
        Reduce(x, out T scale, out T tail);
        return T.MultiplyAdd(scale, tail, scale);
    }

    /// <summary>exp(x) - 1, with all digits near 0.</summary>
    [MethodImpl(Jit.Inline)]
    public static T Expm1(T x)
    {
        Reduce(x, out T scale, out T tail);
        return T.MultiplyAdd(scale, tail, scale - T.Create(1));
    }

    /// <summary>The natural logarithm of positive, normal numbers (the polynomial of S. Moshier's Cephes library).</summary>
    [MethodImpl(Jit.Inline)]
    public static T Log(T x)
    {
        // x = 2^e (1 + f) with f around 0: the offset is the bit pattern of sqrt(1/2).
        T exponent = T.ShiftRightArithmetic(T.SubtractBits(x, T.CreateBits(0x3f3504f3)), 23);
        T f = T.SubtractBits(x, T.ShiftLeft(exponent, 23)) - T.Create(1);
        T e = T.ToSingle(exponent);
        T square = f * f;
        T p = T.MultiplyAdd(T.Create(7.0376836292e-2f), f, T.Create(-1.1514610310e-1f));
        p = T.MultiplyAdd(p, f, T.Create(1.1676998740e-1f));
        p = T.MultiplyAdd(p, f, T.Create(-1.2420140846e-1f));
        p = T.MultiplyAdd(p, f, T.Create(1.4249322787e-1f));
        p = T.MultiplyAdd(p, f, T.Create(-1.6668057665e-1f));
        p = T.MultiplyAdd(p, f, T.Create(2.0000714765e-1f));
        p = T.MultiplyAdd(p, f, T.Create(-2.4999993993e-1f));
        p = T.MultiplyAdd(p, f, T.Create(3.3333331174e-1f));
        T y = T.MultiplyAdd(p * f, square, e * T.Create(-2.12194440e-4f));
        y = T.MultiplyAdd(square, T.Create(-0.5f), y);
        return T.MultiplyAdd(e, T.Create(0.693359375f), f + y);
    }

    /// <summary>The square root of normal, positive numbers. Faster than the processor's own.</summary>
    [MethodImpl(Jit.Inline)]
    public static T Sqrt(T x)
    {
        T estimate = T.ReciprocalSqrtEstimate(x);
        T error = T.MultiplyAdd(-(x * estimate), estimate, T.Create(1));
        return x * T.MultiplyAdd(estimate * T.Create(0.5f), error, estimate);
    }

    /// <summary>1 / x. Faster than a quotient.</summary>
    [MethodImpl(Jit.Inline)]
    public static T Reciprocal(T x)
    {
        T estimate = T.ReciprocalEstimate(x);
        T error = T.MultiplyAdd(-x, estimate, T.Create(1));
        return T.MultiplyAdd(estimate, error, estimate);
    }

    /// <summary>The logistic function.</summary>
    [MethodImpl(Jit.Inline)]
    public static T Sigmoid(T x) => T.Create(1) / (T.Create(1) + Exp(-x));

    /// <summary>log(1 + exp(x)), to 1.2e-7 absolutely.</summary>
    [MethodImpl(Jit.Inline)]
    public static T Softplus(T x) => T.Max(T.Zero, x) + Log(T.Create(1) + Exp(-T.Abs(x)));

    [MethodImpl(Jit.Inline)]
    public static T Tanh(T x)
    {
        T e = Expm1(x + x);
        return e / (e + T.Create(2));
    }

    /// <summary>The density of the standard normal law.</summary>
    [MethodImpl(Jit.Inline)]
    public static T NormalDensity(T x) => Exp(x * x * T.Create(-0.5f)) * T.Create(0.39894228f);

    /// <summary>
    /// The probability that a standard normal number is below x, with a relative error of 4e-7 near 0 and 2e-5 at x = -12; below -12.6 it is
    /// no smaller than there, about 1e-36. The Chebyshev fit of W. Press et al., Numerical Recipes, section 6.2.
    /// </summary>
    [MethodImpl(Jit.Inline)]
    public static T NormalCdf(T x)
    {
        T tail = NormalTail(T.Abs(x));
        return T.Select(T.GreaterThan(x, T.Zero), T.Create(1) - tail, tail);
    }

    /// <summary>The probability that a standard normal number is above x, for x of at least 0.</summary>
    [MethodImpl(Jit.Inline)]
    public static T NormalTail(T x)
    {
        T z = x * T.Create(0.70710678f);
        T t = T.Create(1) / T.MultiplyAdd(z, T.Create(0.5f), T.Create(1));
        T p = T.MultiplyAdd(T.Create(0.17087277f), t, T.Create(-0.82215223f));
        p = T.MultiplyAdd(p, t, T.Create(1.48851587f));
        p = T.MultiplyAdd(p, t, T.Create(-1.13520398f));
        p = T.MultiplyAdd(p, t, T.Create(0.27886807f));
        p = T.MultiplyAdd(p, t, T.Create(-0.18628806f));
        p = T.MultiplyAdd(p, t, T.Create(0.09678418f));
        p = T.MultiplyAdd(p, t, T.Create(0.37409196f));
        p = T.MultiplyAdd(p, t, T.Create(1.00002368f));
        p = T.MultiplyAdd(p, t, T.Create(-1.26551223f));
        return t * T.Create(0.5f) * Exp(p - (z * z));
    }

    /// <summary>The logistic number that is as far out as a standard normal one: log Phi(x) - log Phi(-x), for x in [-9, 9].</summary>
    [MethodImpl(Jit.Inline)]
    public static T NormalToLogistic(T x)
    {
        // Beyond 9 no draw has ever gone.
        T tail = NormalTail(T.Min(T.Create(9), T.Abs(x)));
        T size = Log(T.Create(1) - tail) - Log(tail);
        return T.Select(T.GreaterThan(x, T.Zero), size, -size);
    }

    // exp(x) = scale * (1 + tail), scale a power of two (the polynomial of S. Moshier's Cephes library).
    [MethodImpl(Jit.Inline)]
    private static void Reduce(T x, out T scale, out T tail)
    {
        // Not down to the smallest numbers there are: processors are slow with them.
        x = T.Min(T.Create(88), T.Max(T.Create(-80), x));
        T shifted = T.MultiplyAdd(x, T.Create(1.44269504f), T.Create(Rounding));
        T n = shifted - T.Create(Rounding);
        T r = T.MultiplyAdd(n, T.Create(-0.693359375f), x);
        r = T.MultiplyAdd(n, T.Create(2.12194440e-4f), r);
        T p = T.MultiplyAdd(T.Create(1.9875691500e-4f), r, T.Create(1.3981999507e-3f));
        p = T.MultiplyAdd(p, r, T.Create(8.3334519073e-3f));
        p = T.MultiplyAdd(p, r, T.Create(4.1665795894e-2f));
        p = T.MultiplyAdd(p, r, T.Create(1.6666665459e-1f));
        p = T.MultiplyAdd(p, r, T.Create(0.5f));
        tail = T.MultiplyAdd(p * r, r, r);
        scale = T.ShiftLeft(T.AddBits(shifted, T.CreateBits(127)), 23);
    }
}
