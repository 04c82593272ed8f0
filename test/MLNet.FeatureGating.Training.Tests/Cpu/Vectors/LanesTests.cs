using System.Numerics;
using MLNet.FeatureGating.Training.Cpu;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

[TestClass]
public sealed class LanesTests
{
    private const uint Set = 0xffffffff;

    private static readonly (string Name, Func<uint, uint, uint, uint> Exact)[] OnBits =
    [
        ("&", (a, b, _) => a & b),
        ("|", (a, b, _) => a | b),
        ("^", (a, b, _) => a ^ b),
        (nameof(Lanes128.EqualBits), (a, b, _) => a == b ? Set : 0),
        (nameof(Lanes128.AddBits), (a, b, _) => a + b),
        (nameof(Lanes128.SubtractBits), (a, b, _) => a - b),
        (nameof(Lanes128.ShiftLeft), (a, _, _) => a << 5),
        (nameof(Lanes128.ShiftRight), (a, _, _) => a >> 5),
        (nameof(Lanes128.ShiftRightArithmetic), (a, _, _) => (uint)((int)a >> 5)),
        (nameof(Lanes128.RotateLeft), (a, _, _) => BitOperations.RotateLeft(a, 5)),
        (nameof(Lanes128.ToSingle), (a, _, _) => Bits((int)a)),
        (nameof(Lanes128.CreateBits), (_, _, _) => 0xdeadbeef),
        (nameof(Lanes128.Create), (_, _, _) => Bits(1.5f)),
    ];

    private static readonly (string Name, Func<float, float, float, uint> Exact)[] OnNumbers =
    [
        ("+", (a, b, _) => Bits(a + b)),
        ("-", (a, b, _) => Bits(a - b)),
        ("negate", (a, _, _) => Bits(-a)),
        ("*", (a, b, _) => Bits(a * b)),
        ("/", (a, b, _) => Bits(a / b)),
        (">", (a, b, _) => a > b ? Set : 0),
        (nameof(Lanes128.Min), (a, b, _) => Bits(Math.Min(a, b))),
        (nameof(Lanes128.Max), (a, b, _) => Bits(Math.Max(a, b))),
        (nameof(Lanes128.Abs), (a, _, _) => Bits(Math.Abs(a))),
        (nameof(Lanes128.Sqrt), (a, _, _) => Bits(MathF.Sqrt(Math.Abs(a)))),
        (nameof(Lanes128.Select), (a, b, c) => Bits(a > 0 ? b : c)),
        (nameof(Lanes128.ToBits), (a, _, _) => (uint)(int)a),
    ];

    private static readonly (string Name, Func<double, double, double, double> Exact, double Tolerance)[] Estimates =
    [
        (nameof(Lanes128.MultiplyAdd), (a, b, c) => (a * b) + c, 1.2e-7),
        (nameof(Lanes128.ReciprocalEstimate), (a, _, _) => 1 / a, Math.Pow(2, -11)),
        (nameof(Lanes128.ReciprocalSqrtEstimate), (a, _, _) => 1 / Math.Sqrt(Math.Abs(a)), Math.Pow(2, -11)),
    ];

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Operation_OnBits_IsThatOfEachLane(int bits)
    {
        LaneOperations lanes = LaneOperations.Of(bits);
        var generator = new SplitMix64(1);
        for (int i = 0; i < 200; i++)
        {
            uint[] a = Words(ref generator, lanes.Count);
            uint[] b = i % 2 == 0 ? Words(ref generator, lanes.Count) : [.. a.Select((word, k) => k % 3 == 0 ? word + 1 : word)];
            foreach ((string name, Func<uint, uint, uint, uint> exact) in OnBits)
            {
                CollectionAssert.AreEqual(a.Zip(b, (x, y) => exact(x, y, 0)).ToArray(), lanes.Apply(name, a, b, a), name);
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Operation_OnNumbers_IsThatOfEachLane(int bits)
    {
        LaneOperations lanes = LaneOperations.Of(bits);
        var numbers = new Numbers(1);
        for (int i = 0; i < 200; i++)
        {
            float[][] x = [.. Enumerable.Range(0, 3).Select(_ => numbers.Normals(lanes.Count, 100).Select(value => (float)value).ToArray())];
            x[1][0] = x[0][0];
            foreach ((string name, Func<float, float, float, uint> exact) in OnNumbers)
            {
                uint[] expected = [.. Enumerable.Range(0, lanes.Count).Select(k => exact(x[0][k], x[1][k], x[2][k]))];
                CollectionAssert.AreEqual(expected, lanes.Apply(name, Bits(x[0]), Bits(x[1]), Bits(x[2])), name);
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Operation_Estimate_IsAsCloseAsPromised(int bits)
    {
        LaneOperations lanes = LaneOperations.Of(bits);
        var numbers = new Numbers(2);
        for (int i = 0; i < 200; i++)
        {
            float[][] x = [.. Enumerable.Range(0, 3).Select(_ => numbers.Normals(lanes.Count, 100).Select(value => (float)value).ToArray())];
            foreach ((string name, Func<double, double, double, double> exact, double tolerance) in Estimates)
            {
                uint[] values = lanes.Apply(name, Bits(x[0]), Bits(x[1]), Bits(x[2]));
                for (int k = 0; k < lanes.Count; k++)
                {
                    double expected = exact(x[0][k], x[1][k], x[2][k]);
                    double scale = Math.Max(Math.Abs(expected), name == nameof(Lanes128.MultiplyAdd) ? Math.Abs(x[2][k]) : 0);
                    Assert.AreEqual(expected, BitConverter.UInt32BitsToSingle(values[k]), tolerance * scale, name);
                }
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Sum_SmallIntegers_IsExact(int bits)
    {
        LaneOperations lanes = LaneOperations.Of(bits);
        float[] powers = [.. Enumerable.Range(0, lanes.Count).Select(i => (float)(1 << i))];

        Assert.AreEqual(bits / 32, lanes.Count);
        Assert.AreEqual((float)((1 << lanes.Count) - 1), lanes.Sum(powers));
        Assert.AreEqual(1f, lanes.First(powers));
        CollectionAssert.AreEqual(Enumerable.Range(0, lanes.Count).Select(i => (uint)i).ToArray(), lanes.Indices());
    }

    private static uint[] Words(ref SplitMix64 generator, int count)
    {
        uint[] words = new uint[count];
        for (int i = 0; i < count; i++)
        {
            words[i] = (uint)generator.Next();
        }

        return words;
    }

    private static uint Bits(float value) => BitConverter.SingleToUInt32Bits(value);

    private static uint[] Bits(float[] values) => [.. values.Select(Bits)];
}
