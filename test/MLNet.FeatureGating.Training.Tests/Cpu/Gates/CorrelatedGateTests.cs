using MLNet.FeatureGating.Training.Cpu;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;
using MLNet.FeatureGating.Training.Tests.Reference;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

[TestClass]
public sealed class CorrelatedGateTests
{
    private const int Gates = 6;
    private static readonly GateSpecification Soft = new() { Kind = GateKind.Correlated };
    private static readonly NoiseKey Key = NoiseKey.Create(SeedStream.Noise(4), 5, 0);
    private static readonly int[] Order = [2, 0, 5, 1, 4, 3];

    // Of fewer rows than features, a correlation is kept as rows.
    public static IEnumerable<object[]> Sizes => LaneTypes.With([[50], [4]]);

    [TestMethod]
    [DynamicData(nameof(Sizes))]
    public void Draw_ManyRows_GoTogetherAsTheFeaturesDo(int bits, int measured)
    {
        const int Rows = 50_000;
        FeatureCorrelation correlation = Correlation(measured);
        double[] implied = CorrelatedRows.Implied(correlation);
        using GateRig law = GateRig.Of(bits, Soft, Gates, correlation: correlation, order: Order);

        float[][] open = law.Draw(new float[Gates], Order, Key, Rows);

        for (int i = 0; i < Gates; i++)
        {
            for (int j = 0; j < i; j++)
            {
                // Of normal numbers, the part with equal signs (Sheppard, 1899).
                double expected = 0.5 + (Math.Asin(implied[(Order[i] * Gates) + Order[j]]) / Math.PI);
                double equal = Enumerable.Range(0, Rows).Count(row => open[i][row] > 0.5f == open[j][row] > 0.5f) / (double)Rows;
                Assert.AreEqual(expected, equal, 5 * 0.5 / Math.Sqrt(Rows), $"Gates {Order[i]} and {Order[j]}.");
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Sizes))]
    public void Draw_OneGate_IsLogistic(int bits, int measured)
    {
        const int Rows = 50_000;
        using GateRig law = GateRig.Of(bits, Soft, Gates, correlation: Correlation(measured));

        float[][] masks = law.Draw([-1, 0, 1, 2, 0.5f, -2], [0, 1, 2, 3, 4, 5], Key, Rows);

        float[] parameters = [-1, 0, 1, 2, 0.5f, -2];
        for (int gate = 0; gate < Gates; gate++)
        {
            foreach (double bound in new[] { 0.02, 0.1, 0.3, 0.5, 0.8, 0.97 })
            {
                double p = LogisticLaw.ConcreteCdf(bound, parameters[gate], 1);
                double share = masks[gate].Count(mask => mask <= bound) / (double)Rows;
                Assert.AreEqual(p, share, 5 * Math.Sqrt(p * (1 - p) / Rows), $"Gate {gate} up to {bound}.");
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Sizes))]
    public void Draw_Rows_IsTheMaskOfTheRootTimesTheNoise(int bits, int measured)
    {
        foreach (bool isHard in new[] { true, false })
        {
            GateSpecification specification = Soft with { IsHard = isHard, Temperature = new(0.7) };
            var exact = new ManagedGateLaw(specification);
            using GateRig law = GateRig.Of(bits, specification, Gates, correlation: Correlation(measured), order: Order);
            double[][] noise = ManagedCorrelatedNoise.Draw(bits, Correlation(measured), Order, Key, 0, 64);
            float[] parameters = [-1, 0.1f, 1, 2, 0.5f, -2];

            float[][] masks = law.Draw(parameters, Order, Key, 64);

            for (int i = 0; i < Gates; i++)
            {
                Close.Numbers(
                    [.. noise[i].Select(e => exact.Mask(parameters[Order[i]], e))], [.. masks[i].Select(mask => (double)mask)], 3e-6);
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Sizes))]
    public void DrawShared_Gates_IsTheFirstRow(int bits, int measured)
    {
        using GateRig law = GateRig.Of(bits, Soft, Gates, correlation: Correlation(measured), order: Order);
        float[] parameters = [-1, 0.1f, 1, 2, 0.5f, -2];

        float[] shared = law.DrawShared(parameters, Key);
        float[][] rows = law.Draw(parameters, Order, Key, 16);

        for (int i = 0; i < Gates; i++)
        {
            Assert.AreEqual(rows[i][0], shared[Order[i]], 1e-6f);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Sizes))]
    public void Gradient_Rows_MatchesFiniteDifferences(int bits, int measured)
    {
        using GateRig law = GateRig.Of(bits, Soft, Gates, correlation: Correlation(measured), order: Order);
        var exact = new ManagedGateLaw(Soft);
        double[][] noise = ManagedCorrelatedNoise.Draw(bits, Correlation(measured), Order, Key, 0, 64);
        float[] parameters = [-1, 0.1f, 1, 2, 0.5f, -2];
        var numbers = new Numbers(7);
        float[][] byMask = [.. Order.Select(_ => numbers.Normals(64).Select(x => (float)x).ToArray())];
        double[] expected = new double[Gates];
        const double Width = 1e-6;
        for (int i = 0; i < Gates; i++)
        {
            double x = parameters[Order[i]];
            expected[Order[i]] = noise[i].Select(
                (e, row) => byMask[i][row] * (exact.Surrogate(x + Width, e) - exact.Surrogate(x - Width, e)) / (2 * Width)).Sum();
        }

        float[] gradient = law.Gradient(parameters, Order, Key, byMask, start: 0);

        Close.Numbers(expected, [.. gradient.Select(x => (double)x)], 1e-5);
    }

    // One feature is constant: its noise is all its own.
    private static FeatureCorrelation Correlation(int rows)
    {
        double[][] table = CorrelatedRows.Make(rows, Gates, 3);
        Array.ForEach(table, row => row[2] = 2);
        return CorrelatedRows.Measure(table);
    }
}
