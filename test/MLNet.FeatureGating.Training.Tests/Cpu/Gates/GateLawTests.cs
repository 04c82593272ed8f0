using MLNet.FeatureGating.Training.Cpu;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

/// <summary>What holds for every law of gates that have one parameter.</summary>
[TestClass]
public sealed class GateLawTests
{
    // No number of whole lanes.
    private static readonly float[] Parameters =
        [-2.5f, -0.7f, 0.05f, 0.5f, 1.8f, -6, 3, -0.29f, 0.31f, -1.2f, 0.9f, 6, -0.1f, 0.2f, 1.1f, -4, 2.2f, -0.45f, 0.75f];
    private static readonly int[] Gates = [.. Enumerable.Range(0, Parameters.Length)];
    private static readonly NoiseKey Key = NoiseKey.Create(SeedStream.Noise(1), 3, 0);

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void ClosedForms_ManyParameters_AreThoseOfThePapers(int bits) => GateSpecifications.Each(GateSpecifications.OfOneParameter, specification =>
    {
        using GateRig law = GateRig.Of(bits, specification, Parameters.Length);
        var exact = new ManagedGateLaw(specification);

        Close.Numbers(Exact(exact.OpenProbability), Doubles(law.OpenProbability(Parameters)), 1e-6);
        Close.Numbers(Exact(exact.Penalty), Doubles(law.Penalty(Parameters)), 1e-6);
        Close.Numbers(Exact(exact.Collapse), Doubles(law.Collapse(Parameters)), 1e-6);
        CollectionAssert.AreEqual(
            Parameters.Select(x => specification.Kind == GateKind.L1Weights ? Math.Abs(x) : x).ToArray(), law.Firmness(Parameters));
    });

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void PenaltyGradient_ManyParameters_IsAddedTimesTheFactors(int bits) => GateSpecifications.Each(GateSpecifications.OfOneParameter, specification =>
    {
        using GateRig law = GateRig.Of(bits, specification, Parameters.Length);
        var exact = new ManagedGateLaw(specification);
        float[] factors = [.. Parameters.Select((_, i) => i % 4 * 0.5f)];
        const double Width = 1e-6;
        double[] expected = [.. Parameters.Select((x, i) =>
            1 + (3 * factors[i] * (exact.Penalty(x + Width) - exact.Penalty(x - Width)) / (2 * Width)))];

        Close.Numbers(expected, Doubles(law.PenaltyGradient(Parameters, factors, 3, start: 1)), 1e-6);
    });

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Draw_Rows_IsTheMaskOfTheNoise(int bits) => GateSpecifications.Each(GateSpecifications.OfOneParameter, specification =>
    {
        foreach (double progress in new[] { 0, 0.5, 1 })
        {
            const int Rows = 48;
            using GateRig law = GateRig.Of(bits, specification, Parameters.Length, progress);
            var exact = new ManagedGateLaw(specification, progress);
            float[][] noise = Noise(bits, exact, Rows);

            float[][] masks = law.Draw(Parameters, Gates, Key, Rows);

            foreach (int gate in Gates)
            {
                double[] expected = [.. noise[gate][..Rows].Select(e => exact.Mask(Parameters[gate], e))];
                Close.Numbers(expected, Doubles(masks[gate]), 2e-6);
            }
        }
    });

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void DrawShared_Gates_IsTheMaskOfTheNoise(int bits) => GateSpecifications.Each(GateSpecifications.OfOneParameter, specification =>
    {
        foreach (double progress in new[] { 0, 0.5, 1 })
        {
            using GateRig law = GateRig.Of(bits, specification, Parameters.Length, progress);
            var exact = new ManagedGateLaw(specification, progress);
            float[] noise = SharedNoise(bits, exact);

            float[] masks = law.DrawShared(Parameters, Key);

            Close.Numbers([.. Gates.Select(gate => exact.Mask(Parameters[gate], noise[gate]))], Doubles(masks), 2e-6);
        }
    });

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Gradient_Rows_MatchesFiniteDifferences(int bits) => GateSpecifications.Each(GateSpecifications.OfOneParameter, specification =>
    {
        const int Rows = 64;
        foreach (double progress in new[] { 0, 1 })
        {
            using GateRig law = GateRig.Of(bits, specification, Parameters.Length, progress);
            var exact = new ManagedGateLaw(specification, progress);
            float[][] noise = Noise(bits, exact, Rows);
            var numbers = new Numbers(5);
            float[][] byMask = [.. Gates.Select(_ => Singles(numbers.Normals(Rows)))];

            double[] expected =
                [.. Gates.Select(gate => 1 + Enumerable.Range(0, Rows).Sum(row => byMask[gate][row] * Slope(exact, gate, noise[gate][row])))];

            Close.Numbers(expected, Doubles(law.Gradient(Parameters, Gates, Key, byMask, start: 1)), 2e-5);
        }
    });

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void SharedGradient_Gates_MatchesFiniteDifferences(int bits) => GateSpecifications.Each(GateSpecifications.OfOneParameter, specification =>
    {
        foreach (double progress in new[] { 0, 1 })
        {
            using GateRig law = GateRig.Of(bits, specification, Parameters.Length, progress);
            var exact = new ManagedGateLaw(specification, progress);
            float[] noise = SharedNoise(bits, exact);
            float[] byMask = Singles(new Numbers(6).Normals(Parameters.Length));

            double[] expected = [.. Gates.Select(gate => 1 + (byMask[gate] * Slope(exact, gate, noise[gate])))];

            Close.Numbers(expected, Doubles(law.SharedGradient(Parameters, Key, byMask, start: 1)), 5e-6);
        }
    });

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Draw_SomeGates_LeavesTheOthersOut(int bits) => GateSpecifications.Each(GateSpecifications.OfOneParameter, specification =>
    {
        int[] some = [1, 4, 5, 9, 18];
        float[] picked = [.. some.Select(gate => Parameters[gate])];
        using GateRig law = GateRig.Of(bits, specification, Parameters.Length);
        float[][] byMask = [.. some.Select(gate => Enumerable.Repeat((float)gate, 32).ToArray())];

        float[][] expected = law.Draw(picked, [0, 1, 2, 3, 4], Key, 32);
        float[] expectedGradient = law.Gradient(picked, [0, 1, 2, 3, 4], Key, byMask, start: 0);
        float[][] actual = law.Draw(Parameters, some, Key, 32);
        float[] gradient = law.Gradient(Parameters, some, Key, byMask, start: 0);

        CollectionAssert.AreEqual(expected.SelectMany(mask => mask).ToArray(), actual.SelectMany(mask => mask).ToArray());
        CollectionAssert.AreEqual(expectedGradient, some.Select(gate => gradient[gate]).ToArray());
        Assert.IsTrue(Gates.Except(some).All(gate => gradient[gate] == 0));
    });

    private static double Slope(ManagedGateLaw exact, int gate, double noise)
    {
        const double Width = 1e-6;
        return (exact.Surrogate(Parameters[gate] + Width, noise) - exact.Surrogate(Parameters[gate] - Width, noise)) / (2 * Width);
    }

    private static float[][] Noise(int bits, ManagedGateLaw law, int rows) => law.Noise is { } noise
        ? NoiseRig.Of(bits).Fill(noise, Key, 0, Parameters.Length, rows)
        : [.. Gates.Select(_ => new float[rows])];

    private static float[] SharedNoise(int bits, ManagedGateLaw law) =>
        law.Noise is { } noise ? NoiseRig.Of(bits).FillShared(noise, Key, Parameters.Length) : new float[Parameters.Length];

    private static double[] Exact(Func<double, double> function) => [.. Parameters.Select(x => function(x))];

    private static double[] Doubles(float[] values) => [.. values.Select(x => (double)x)];

    private static float[] Singles(double[] values) => [.. values.Select(x => (float)x)];
}
