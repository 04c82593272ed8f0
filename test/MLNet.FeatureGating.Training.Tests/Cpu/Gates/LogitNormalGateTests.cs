using MLNet.FeatureGating.Training.Cpu;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

/// <summary>The laws of gates whose deviations, or whose correlation, are learnt.</summary>
[TestClass]
public sealed class LogitNormalGateTests
{
    private const int Gates = 19;
    private const int Plane = 32;
    private static readonly NoiseKey Key = NoiseKey.Create(SeedStream.Noise(6), 2, 0);

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void ClosedForms_ManyParameters_AreThoseOfANormalNumber(int bits) => Each(specification =>
    {
        using GateRig law = GateRig.Of(bits, specification, Gates);
        var exact = new ManagedGateLaw(specification);
        float[] parameters = Parameters(specification);

        Close.Numbers(Exact(parameters, x => exact.OpenProbability(x)), Doubles(law.OpenProbability(parameters)), 2e-6);
        Close.Numbers(Exact(parameters, x => exact.Penalty(x)), Doubles(law.Penalty(parameters)), 2e-6);
        CollectionAssert.AreEqual(parameters[..Gates].Select(x => x > 0 ? 1f : 0).ToArray(), law.Collapse(parameters));
        CollectionAssert.AreEqual(parameters[..Gates], law.Firmness(parameters));
    });

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void PenaltyGradient_AllParameters_MatchesFiniteDifferences(int bits) => Each(specification =>
    {
        using GateRig law = GateRig.Of(bits, specification, Gates);
        var exact = new ManagedGateLaw(specification);
        float[] parameters = Parameters(specification);
        float[] factors = [.. Enumerable.Range(0, Gates).Select(gate => gate % 4 * 0.5f)];
        double[] expected = [.. parameters.Select((_, i) =>
            i % Plane < Gates ? 1 + (3 * factors[i % Plane] * Derivative(parameters, i, x => exact.Penalty(x))) : 1)];

        Close.Numbers(expected, Doubles(law.PenaltyGradient(parameters, factors, 3, start: 1)), 5e-6);
    });

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Draw_ManyRows_AreOpenAsOftenAsTheProbability(int bits) => Each(specification =>
    {
        const int Rows = 50_000;
        using GateRig law = GateRig.Of(bits, specification, Gates, progress: 1);
        float[] parameters = Parameters(specification);
        float[] probabilities = law.OpenProbability(parameters);

        float[][] masks = law.Draw(parameters, [.. Enumerable.Range(0, Gates)], Key, Rows);

        for (int gate = 0; gate < Gates; gate++)
        {
            double p = probabilities[gate];
            double share = masks[gate].Count(mask => mask > 0) / (double)Rows;
            Assert.AreEqual(p, share, (5 * Math.Sqrt(p * (1 - p) / Rows)) + 1e-6, $"Gate {gate}.");
        }
    });

    // Also of some gates only, here and there.
    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Gradient_Rows_MatchesFiniteDifferences(int bits) => Each(specification =>
    {
        const int Rows = 48;
        int[] some = [0, 1, 2, 5, 9, 10, 18];
        foreach (int[] gates in (int[][])[[.. Enumerable.Range(0, Gates)], some])
        {
            using GateRig law = GateRig.Of(bits, specification, Gates, progress: 0.5);
            var exact = new ManagedGateLaw(specification, progress: 0.5);
            float[] parameters = Parameters(specification);
            float[][] streams = NoiseRig.Of(bits).Fill(
                exact.Noise!, Key, 0, exact.SharesNoise ? ManagedGateLaw.Rank : gates.Length, Rows);
            double[] Noise(int place, int row) =>
                exact.SharesNoise ? [.. streams.Select(stream => (double)stream[row])] : [streams[place][row]];
            float[][] byMask = Numbers(gates.Length, Rows);

            float[][] masks = law.Draw(parameters, gates, Key, Rows);
            float[] gradient = law.Gradient(parameters, gates, Key, byMask, start: 1);

            for (int i = 0; i < parameters.Length; i++)
            {
                int place = Array.IndexOf(gates, i % Plane);
                double expected = place < 0
                    ? 0
                    : Enumerable.Range(0, Rows)
                        .Sum(row => byMask[place][row] * Derivative(parameters, i, x => exact.Surrogate(x, Noise(place, row))));
                Assert.AreEqual(1 + expected, gradient[i], 5e-5, $"Parameter {i}.");
            }

            for (int i = 0; i < gates.Length * Rows; i++)
            {
                (int place, int row) = (i / Rows, i % Rows);
                Assert.AreEqual(exact.Mask(OfGate(parameters, gates[place]), Noise(place, row)), masks[place][row], 3e-6);
            }
        }
    });

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void SharedGradient_Gates_MatchesFiniteDifferences(int bits) => Each(specification =>
    {
        using GateRig law = GateRig.Of(bits, specification, Gates);
        var exact = new ManagedGateLaw(specification);
        float[] parameters = Parameters(specification);
        float[] numbers = NoiseRig.Of(bits).FillShared(exact.Noise!, Key, exact.SharesNoise ? ManagedGateLaw.Rank : Gates);
        double[] Noise(int gate) => exact.SharesNoise ? Doubles(numbers) : [numbers[gate]];
        float[] byMask = Numbers(1, Gates)[0];

        float[] masks = law.DrawShared(parameters, Key);
        float[] gradient = law.SharedGradient(parameters, Key, byMask, start: 1);

        Close.Numbers(Exact(parameters, (x, gate) => exact.Mask(x, Noise(gate))), Doubles(masks), 3e-6);
        for (int i = 0; i < parameters.Length; i++)
        {
            int gate = i % Plane;
            double expected = gate < Gates ? byMask[gate] * Derivative(parameters, i, x => exact.Surrogate(x, Noise(gate))) : 0;
            Assert.AreEqual(1 + expected, gradient[i], 1e-5, $"Parameter {i}.");
        }
    });

    private static void Each(Action<GateSpecification> check) => GateSpecifications.Each(GateSpecifications.LogitNormal, check);

    // Deviations are of either sign, and none is near 0.
    private static float[] Parameters(GateSpecification specification)
    {
        var numbers = new Numbers(3);
        float[] parameters = new float[Plane * (specification.Kind == GateKind.LogitNormal ? 2 : 17)];
        for (int i = 0; i < parameters.Length; i++)
        {
            double number = numbers.Normal();
            parameters[i] = i % Plane >= Gates ? 0 : (float)(i < Plane ? number : number + Math.CopySign(0.2, number));
        }

        return parameters;
    }

    private static double[] OfGate(float[] parameters, int gate) =>
        [.. Enumerable.Range(0, parameters.Length / Plane).Select(i => (double)parameters[(i * Plane) + gate])];

    private static double Derivative(float[] parameters, int place, Func<double[], double> function)
    {
        const double Width = 1e-6;
        double[] moved = OfGate(parameters, place % Plane);
        moved[place / Plane] += Width;
        double above = function(moved);
        moved[place / Plane] -= 2 * Width;
        return (above - function(moved)) / (2 * Width);
    }

    private static double[] Exact(float[] parameters, Func<double[], double> function) => Exact(parameters, (x, _) => function(x));

    private static double[] Exact(float[] parameters, Func<double[], int, double> function) =>
        [.. Enumerable.Range(0, Gates).Select(gate => function(OfGate(parameters, gate), gate))];

    private static float[][] Numbers(int rows, int columns)
    {
        var numbers = new Numbers(5);
        return [.. Enumerable.Range(0, rows).Select(_ => numbers.Normals(columns).Select(x => (float)x).ToArray())];
    }

    private static double[] Doubles(float[] values) => [.. values.Select(x => (double)x)];
}
