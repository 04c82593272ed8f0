using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

/// <summary>Many draws, against the probabilities that are known of them.</summary>
[TestClass]
public sealed class GateDrawTests
{
    private const int Rows = 50_000;
    private static readonly float[] Parameters = [-2.5f, -0.7f, 0.05f, 0.5f, 1.8f];
    private static readonly NoiseKey Key = NoiseKey.Create(SeedStream.Noise(2), 11, 0);

    private static readonly string[] Stochastic =
        [.. GateSpecifications.OfOneParameter.Where(name => new ManagedGateLaw(GateSpecifications.Of(name)).Noise is not null)];

    // Drawn at the end of training: the temperature that open probabilities are of.
    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Draw_ManyRows_AreOpenAsOftenAsTheProbability(int bits) => GateSpecifications.Each(Stochastic, specification =>
    {
        using GateRig law = GateRig.Of(bits, specification, Parameters.Length, progress: 1);
        var exact = new ManagedGateLaw(specification, progress: 1);

        float[][] masks = law.Draw(Parameters, [0, 1, 2, 3, 4], Key, Rows);

        for (int gate = 0; gate < Parameters.Length; gate++)
        {
            double p = exact.OpenProbability(Parameters[gate]);
            double share = masks[gate].Count(mask => exact.IsOpen(mask)) / (double)Rows;
            Assert.AreEqual(p, share, 5 * Math.Sqrt(p * (1 - p) / Rows), $"Gate {gate}.");
        }
    });

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void DrawShared_ManySteps_AreOpenAsOftenAsTheProbability(int bits) => GateSpecifications.Each(Stochastic, specification =>
    {
        const int Steps = 500;
        float[] parameters = [.. Enumerable.Repeat(0.3f, 40)];
        using GateRig law = GateRig.Of(bits, specification, parameters.Length, progress: 1);
        var exact = new ManagedGateLaw(specification, progress: 1);

        int open = Enumerable.Range(0, Steps).Sum(
            step => law.DrawShared(parameters, NoiseKey.Create(SeedStream.Noise(2), step, 0)).Count(mask => exact.IsOpen(mask)));

        double p = exact.OpenProbability(0.3f);
        double draws = Steps * parameters.Length;
        Assert.AreEqual(p, open / draws, 5 * Math.Sqrt(p * (1 - p) / draws));
    });

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Draw_OfVaryingDensity_AddsSharedNoiseToEachRow(int bits)
    {
        GateSpecification soft = GateSpecifications.Of("GumbelSoft");
        using GateRig law = GateRig.Of(bits, soft, Parameters.Length, variesDensity: true);
        var exact = new ManagedGateLaw(soft);
        float[][] own = NoiseRig.Of(bits).Fill(exact.Noise!, Key, 0, Parameters.Length, 64);
        float[] shared = NoiseRig.Of(bits).Fill(nameof(NoiseLaws.Logistic<>), Key.Other(1), 0, 1, 64)[0];

        float[][] masks = law.Draw(Parameters, [0, 1, 2, 3, 4], Key, 64);
        float[] sharedMasks = law.DrawShared(Parameters, Key);

        float[] ownOfGates = NoiseRig.Of(bits).FillShared(exact.Noise!, Key, Parameters.Length);
        for (int gate = 0; gate < Parameters.Length; gate++)
        {
            for (int row = 0; row < 64; row++)
            {
                Assert.AreEqual(exact.Mask(Parameters[gate], own[gate][row] + (double)shared[row]), masks[gate][row], 2e-6);
            }

            Assert.AreEqual(exact.Mask(Parameters[gate], ownOfGates[gate] + (double)shared[0]), sharedMasks[gate], 2e-6);
        }
    }

    // 20 bins: chi-square with 19 degrees of freedom exceeds 60 once in 200,000 runs.
    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Draw_OfVaryingDensityAtLogitZero_HasAUniformDensity(int bits)
    {
        const int Gates = 500;
        const int Draws = 3200;
        using GateRig law = GateRig.Of(bits, GateSpecifications.Of("GumbelHard"), Gates, variesDensity: true);
        float[][] masks = law.Draw(new float[Gates], [.. Enumerable.Range(0, Gates)], Key, Draws);
        int[] open = new int[Draws];
        foreach (float[] gate in masks)
        {
            for (int row = 0; row < Draws; row++)
            {
                open[row] += gate[row] > 0.5f ? 1 : 0;
            }
        }

        int[] counts = new int[20];
        foreach (int count in open)
        {
            counts[Math.Min(19, count * 20 / Gates)]++;
        }

        Assert.IsLessThan(60, Statistics.ChiSquare(counts));
    }
}
