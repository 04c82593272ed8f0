using MLNet.FeatureGating.Training.Cpu;
using MLNet.FeatureGating.Training.Tests.Reference;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

/// <summary>The functions of <see cref="LaneFunctions"/> in double precision.</summary>
internal static class ExactFunctions
{
    public static double Of(string name, double x) => name switch
    {
        nameof(LaneMath<>.Exp) => Math.Exp(x),
        nameof(LaneMath<>.Expm1) => Expm1(x),
        nameof(LaneMath<>.Log) => Math.Log(x),
        nameof(LaneMath<>.Sqrt) => Math.Sqrt(x),
        nameof(LaneMath<>.Reciprocal) => 1 / x,
        nameof(LaneMath<>.Sigmoid) => LogisticLaw.Cdf(x),
        nameof(LaneMath<>.Softplus) => Math.Max(0, x) + Math.Log(1 + Math.Exp(-Math.Abs(x))),
        nameof(LaneMath<>.Tanh) => Math.Tanh(x),
        nameof(LaneMath<>.NormalDensity) => NormalLaw.Density(x),
        nameof(LaneMath<>.NormalCdf) => x < 0 ? NormalLaw.Tail(-x) : 1 - NormalLaw.Tail(x),
        nameof(LaneMath<>.NormalTail) => NormalLaw.Tail(x),
        nameof(LaneMath<>.NormalToLogistic) => NormalToLogistic(x),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such function."),
    };

    public static double NormalToLogistic(double x)
    {
        double tail = NormalLaw.Tail(Math.Abs(x));
        return Math.CopySign(Math.Log(1 - tail) - Math.Log(tail), x);
    }

    // exp(x) - 1 = 2 exp(x / 2) sinh(x / 2), with all digits where the difference has none.
    private static double Expm1(double x) => Math.Abs(x) < 1 ? 2 * Math.Exp(x / 2) * Math.Sinh(x / 2) : Math.Exp(x) - 1;
}
