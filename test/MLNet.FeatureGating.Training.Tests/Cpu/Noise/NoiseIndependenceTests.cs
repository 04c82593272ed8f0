using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

/// <summary>Numbers of one row, gate, step or key say nothing of those of another.</summary>
[TestClass]
public sealed class NoiseIndependenceTests
{
    private const int Streams = 2000;
    private const int Rows = 128;
    private static readonly NoiseKey Key = NoiseKey.Create(SeedStream.Noise(3), 0, 0);

    // Uncorrelated numbers of a symmetric law: a correlation has a standard error of 1 / sqrt(n).
    private static readonly double Bound = 5 / Math.Sqrt(Streams * (Rows - 32));

    private static readonly string[] Laws = [nameof(NoiseLaws.Normal<>), nameof(NoiseLaws.Logistic<>)];

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(8)]
    [DataRow(16)]
    [DataRow(32)]
    public void Fill_RowsApart_AreUncorrelated(int distance)
    {
        foreach (string law in Laws)
        {
            float[][] noise = NoiseRig.Of(LaneTypes.Widest).Fill(law, Key, 0, Streams, Rows);

            AssertUncorrelated(Flat(noise, 0, Rows - 32), Flat(noise, distance, Rows - 32), $"{law} rows {distance} apart");
        }
    }

    // A pair of normal numbers is made of one radius and one angle.
    [TestMethod]
    public void Fill_FirstAndSecondOfAPair_AreUncorrelated()
    {
        float[][] noise = NoiseRig.Of(LaneTypes.Widest).Fill(nameof(NoiseLaws.Normal<>), Key, 0, 4 * Streams, 32);

        AssertUncorrelated(Flat(noise, 0, 16), Flat(noise, 16, 16), "pairs");
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    [DataRow(5)]
    public void Fill_GatesApart_AreUncorrelated(int distance)
    {
        foreach (string law in Laws)
        {
            float[][] noise = NoiseRig.Of(LaneTypes.Widest).Fill(law, Key, 0, Streams, Rows);

            AssertUncorrelated(Flat(noise[distance..], 0, Rows), Flat(noise[..^distance], 0, Rows), $"{law} gates {distance} apart");
        }
    }

    [TestMethod]
    public void Fill_NeighbouringKeys_AreUncorrelated()
    {
        NoiseKey[] others =
        [
            NoiseKey.Create(SeedStream.Noise(3), 1, 0), NoiseKey.Create(SeedStream.Noise(3), 0, 1), NoiseKey.Create(SeedStream.Noise(4), 0, 0),
            Key.Other(1), Key.Other(2), new(Key.First + 1, Key.Second), new(Key.First, Key.Second ^ 0x80000000), new(Key.Second, Key.First),
        ];
        foreach (string law in Laws)
        {
            float[] noise = Flat(NoiseRig.Of(LaneTypes.Widest).Fill(law, Key, 0, Streams, Rows), 0, Rows);
            foreach (NoiseKey other in others)
            {
                AssertUncorrelated(noise, Flat(NoiseRig.Of(LaneTypes.Widest).Fill(law, other, 0, Streams, Rows), 0, Rows), $"{law} {other}");
            }
        }
    }

    [TestMethod]
    public void Fill_NeighbouringBlocks_AreUncorrelated()
    {
        foreach (string law in Laws)
        {
            float[] noise = Flat(NoiseRig.Of(LaneTypes.Widest).Fill(law, Key, 0, Streams, Rows), 0, Rows);
            foreach (int first in new[] { 32, 128, 1 << 20 })
            {
                AssertUncorrelated(noise, Flat(NoiseRig.Of(LaneTypes.Widest).Fill(law, Key, first, Streams, Rows), 0, Rows), $"{law} from {first}");
            }
        }
    }

    // Steps of one place: what a gate draws in a row now says nothing of what it draws there next.
    [TestMethod]
    public void Fill_ManySteps_AreUncorrelatedFromStepToStep()
    {
        foreach (string law in Laws)
        {
            float[] steps = [.. Enumerable.Range(0, 5000).SelectMany(
                step => NoiseRig.Of(LaneTypes.Widest).Fill(law, NoiseKey.Create(SeedStream.Noise(9), step, 0), 0, 1, 32)[0])];

            double bound = 5 / Math.Sqrt(steps.Length);
            Assert.AreEqual(0, Statistics.Correlation(steps.AsSpan(32), steps.AsSpan(0, steps.Length - 32)), bound, law);
            Assert.AreEqual(0, Statistics.Correlation(steps.AsSpan(64), steps.AsSpan(0, steps.Length - 64)), bound, law);
        }
    }

    // Sizes are looked at, too: numbers may be uncorrelated and yet be large together.
    private static void AssertUncorrelated(float[] x, float[] y, string what)
    {
        Assert.AreEqual(0, Statistics.Correlation(x, y), Bound, what);
        Assert.AreEqual(0, Statistics.Correlation([.. x.Select(Math.Abs)], [.. y.Select(Math.Abs)]), Bound, $"{what}, sizes");
    }

    private static float[] Flat(float[][] noise, int from, int count) => [.. noise.SelectMany(stream => stream.Skip(from).Take(count))];
}
