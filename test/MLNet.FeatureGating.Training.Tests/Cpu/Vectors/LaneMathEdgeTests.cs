using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

/// <summary>Where functions begin and end.</summary>
[TestClass]
public sealed class LaneMathEdgeTests
{
    private const float Infinity = float.PositiveInfinity;
    private const float LeastNormal = 1.17549435e-38f;

    private static readonly (string Name, float X, float Expected)[] Points =
    [
        (nameof(LaneMath<>.Exp), 0f, 1f),
        (nameof(LaneMath<>.Exp), -0f, 1f),
        (nameof(LaneMath<>.Expm1), 0f, 0f),
        (nameof(LaneMath<>.Expm1), 1e-30f, 1e-30f),
        (nameof(LaneMath<>.Expm1), -1e-30f, -1e-30f),
        (nameof(LaneMath<>.Expm1), -Infinity, -1f),
        (nameof(LaneMath<>.Expm1), -1000f, -1f),
        (nameof(LaneMath<>.Log), 1f, 0f),
        (nameof(LaneMath<>.Sigmoid), 0f, 0.5f),
        (nameof(LaneMath<>.Sigmoid), Infinity, 1f),
        (nameof(LaneMath<>.Sigmoid), 1000f, 1f),
        (nameof(LaneMath<>.Softplus), -Infinity, 0f),
        (nameof(LaneMath<>.Softplus), -1000f, 0f),
        (nameof(LaneMath<>.Softplus), 1000f, 1000f),
        (nameof(LaneMath<>.Softplus), Infinity, Infinity),
        (nameof(LaneMath<>.Tanh), 0f, 0f),
        (nameof(LaneMath<>.Tanh), 1e-30f, 1e-30f),
        (nameof(LaneMath<>.Tanh), Infinity, 1f),
        (nameof(LaneMath<>.Tanh), -Infinity, -1f),
        (nameof(LaneMath<>.Tanh), 1000f, 1f),
        (nameof(LaneMath<>.Tanh), -1000f, -1f),
        (nameof(LaneMath<>.NormalCdf), Infinity, 1f),
        (nameof(LaneMath<>.NormalCdf), -Infinity, 0f),
        (nameof(LaneMath<>.NormalCdf), 1000f, 1f),
        (nameof(LaneMath<>.NormalTail), Infinity, 0f),
    ];

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Function_AtAPoint_IsExact(int bits)
    {
        foreach ((string name, float x, float expected) in Points)
        {
            Assert.AreEqual(expected, LaneFunctions.Of(bits).Apply(name, x)[0], $"{name}({x})");
        }
    }

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Exp_BeyondItsRange_StaysAtTheEnds(int bits)
    {
        float[] low = LaneFunctions.Of(bits).Apply(nameof(LaneMath<>.Exp), -80, -81, -1000, float.MinValue, -Infinity);
        float[] high = LaneFunctions.Of(bits).Apply(nameof(LaneMath<>.Exp), 88, 89, 1000, float.MaxValue, Infinity);

        Assert.HasCount(1, low.Distinct());
        Assert.AreEqual(Math.Exp(-80), low[0], 1e-6 * Math.Exp(-80));
        Assert.HasCount(1, high.Distinct());
        Assert.AreEqual(Math.Exp(88), high[0], 1e-6 * Math.Exp(88));
    }

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Log_LeastAndGreatestNormalNumber_IsClose(int bits)
    {
        float[] logarithms = LaneFunctions.Of(bits).Apply(nameof(LaneMath<>.Log), LeastNormal, float.MaxValue);

        Assert.AreEqual(Math.Log(LeastNormal), logarithms[0], 1e-5);
        Assert.AreEqual(Math.Log(float.MaxValue), logarithms[1], 1e-5);
    }

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void NormalToLogistic_BeyondNine_StaysWhereItIs(int bits)
    {
        float[] values = LaneFunctions.Of(bits).Apply(nameof(LaneMath<>.NormalToLogistic), 9, 10, 100, Infinity, -9, -100, -Infinity);

        CollectionAssert.AreEqual(new[] { values[0], values[0], values[0], values[0], -values[0], -values[0], -values[0] }, values);
        Assert.AreEqual(ExactFunctions.NormalToLogistic(9), values[0], 1e-4);
    }

    // What is not a number must not come out as one: a member that has diverged is told by it.
    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Function_NotANumber_StaysNone(int bits)
    {
        foreach (string name in Points.Select(point => point.Name).Where(name => name != nameof(LaneMath<>.Log)).Distinct())
        {
            Assert.AreEqual(float.NaN, LaneFunctions.Of(bits).Apply(name, float.NaN)[0], name);
        }
    }
}
