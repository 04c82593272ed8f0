using MLNet.FeatureGating.Training.Cpu;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

[TestClass]
public sealed class LaneMathTests
{
    private const int Samples = 4000;

    // Two units in the last place.
    private const double Tolerance = 2.4e-7;

    private static readonly (string Name, double From, double To)[] Relative =
    [
        (nameof(LaneMath<>.Exp), -80.0, 88.0),
        (nameof(LaneMath<>.Exp), -1.0, 1.0),
        (nameof(LaneMath<>.Expm1), -80.0, 88.0),
        (nameof(LaneMath<>.Expm1), -1.0, 1.0),
        (nameof(LaneMath<>.Expm1), -1e-3, 1e-3),
        (nameof(LaneMath<>.Sigmoid), -80.0, 80.0),
        (nameof(LaneMath<>.Sigmoid), -5.0, 5.0),
        (nameof(LaneMath<>.Tanh), -30.0, 30.0),
        (nameof(LaneMath<>.Tanh), -1.0, 1.0),
        (nameof(LaneMath<>.Tanh), -1e-3, 1e-3),
        (nameof(LaneMath<>.NormalDensity), -1.0, 1.0),
    ];

    private static readonly (string Name, double From, double To)[] Decades =
    [
        (nameof(LaneMath<>.Log), -37.0, 38.0),
        (nameof(LaneMath<>.Log), -1e-3, 1e-3),
        (nameof(LaneMath<>.Sqrt), -37.0, 38.0),
        (nameof(LaneMath<>.Sqrt), -0.5, 0.5),
        (nameof(LaneMath<>.Reciprocal), -37.0, 37.0),
        (nameof(LaneMath<>.Reciprocal), -0.5, 0.5),
    ];

    private static readonly (string Name, double From, double To, double Tolerance)[] Absolute =
    [
        (nameof(LaneMath<>.Softplus), -100.0, 100.0, Tolerance),
        (nameof(LaneMath<>.Softplus), -3.0, 3.0, Tolerance),
        (nameof(LaneMath<>.NormalCdf), -13.0, 13.0, Tolerance),
        (nameof(LaneMath<>.NormalToLogistic), -9.0, 9.0, 1e-6),
        (nameof(LaneMath<>.NormalToLogistic), -1e-3, 1e-3, 1e-6),
    ];

    // Of exp(-x^2 / 2), the rounding of x^2 is all the error that there is far out.
    private static readonly (string Name, double From, double To)[] Tails =
    [
        (nameof(LaneMath<>.NormalDensity), -12.5, 12.5),
        (nameof(LaneMath<>.NormalTail), 0.0, 12.5),
        (nameof(LaneMath<>.NormalCdf), -12.5, 0.0),
    ];

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Function_OverARange_HasAllDigits(int bits)
    {
        foreach ((string name, double from, double to) in Relative)
        {
            AssertClose(bits, name, Uniform(from, to), (_, exact) => Tolerance * Math.Abs(exact));
        }
    }

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Function_OverDecades_HasAllDigits(int bits)
    {
        foreach ((string name, double from, double to) in Decades)
        {
            float[] x = [.. Uniform(from, to).Select(power => (float)Math.Pow(10, power))];
            AssertClose(bits, name, x, (_, exact) => Tolerance * Math.Abs(exact));
        }
    }

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Function_OverARange_IsAbsolutelyClose(int bits)
    {
        foreach ((string name, double from, double to, double tolerance) in Absolute)
        {
            AssertClose(bits, name, Uniform(from, to), (_, exact) => tolerance * Math.Max(1, Math.Abs(exact)));
        }
    }

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Function_FarOut_IsRelativelyClose(int bits)
    {
        foreach ((string name, double from, double to) in Tails)
        {
            AssertClose(bits, name, Uniform(from, to), (x, exact) => (5e-7 + (1.5e-7 * x * x)) * exact);
        }
    }

    private static float[] Uniform(double from, double to)
    {
        var numbers = new Numbers(1);
        return [.. Enumerable.Range(0, Samples).Select(_ => (float)(from + ((to - from) * numbers.Uniform())))];
    }

    private static void AssertClose(int bits, string name, float[] x, Func<double, double, double> tolerance)
    {
        float[] values = LaneFunctions.Of(bits).Apply(name, x);
        for (int i = 0; i < x.Length; i++)
        {
            double exact = ExactFunctions.Of(name, x[i]);
            double error = Math.Abs(values[i] - exact);
            if (!(error <= tolerance(x[i], exact)))
            {
                Assert.Fail($"{name}({x[i]:R}) is {values[i]:R}, not {exact:R}.");
            }
        }
    }
}
