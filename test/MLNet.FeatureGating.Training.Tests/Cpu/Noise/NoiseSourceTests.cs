using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

[TestClass]
public sealed class NoiseSourceTests
{
    private static readonly NoiseKey Key = new(0x243f6a88, 0x85a308d3);

    private static readonly string[] Laws = [nameof(NoiseLaws.Normal<>), nameof(NoiseLaws.Uniform<>), nameof(NoiseLaws.Logistic<>)];

    public static IEnumerable<object[]> KnownAnswers => LaneTypes.With(
    [
        [0u, 0u, 0u, 0u, 0x9d1c5ec6u, 0x8bd50731u],
        [uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, 0xfd36d048u, 0x2d17272cu],
        [0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xba3e4725u, 0xf27d669eu],
    ]);

    // Of the known answers that come with the authors' own code, kat_vectors of Random123, those of 13 rounds.
    [TestMethod]
    [DynamicData(nameof(KnownAnswers))]
    public void Mix_KnownCounters_GivesTheAnswersOfTheAuthors(int bits, uint x, uint y, uint key, uint otherKey, uint first, uint second)
    {
        Assert.AreEqual((first, second), NoiseRig.Of(bits).Mix(new(key, otherKey), x, y));
        Assert.AreEqual((first, second), ManagedNoise.Threefry(new(key, otherKey), x, y));
    }

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Fill_AnyShape_GivesTheBitsOfSixteenGenerators(int bits)
    {
        foreach ((int first, int streams, int count) in new[] { (0, 1, 32), (0, 7, 64), (96, 3, 128), (32, 40, 16), (1 << 20, 2, 44) })
        {
            uint[][] expected = ManagedNoise.Fill(Key, first, streams, (count + 31) / 32 * 32);

            float[][] actual = NoiseRig.Of(bits).Fill(NoiseRig.Bits, Key, first, streams, count);

            for (int stream = 0; stream < streams; stream++)
            {
                CollectionAssert.AreEqual(expected[stream], actual[stream].Select(BitConverter.SingleToUInt32Bits).ToArray());
            }
        }
    }

    [TestMethod]
    [DataRow(128)]
    [DataRow(256)]
    public void Fill_NarrowLanes_GivesTheNumbersOfWideOnes(int bits)
    {
        foreach (string law in Laws)
        {
            float[] narrow = NoiseRig.Of(bits).Many(law, Key, 1 << 17);
            float[] wide = NoiseRig.Of(512).Many(law, Key, 1 << 17);

            // Estimates of roots differ between instructions, and so do what the last steps of them leave.
            double tolerance = law == nameof(NoiseLaws.Normal<>) ? 5e-7 : 0;
            int different = Enumerable.Range(0, wide.Length).Count(i => Math.Abs(wide[i] - narrow[i]) > tolerance * Math.Abs(wide[i]));
            Assert.AreEqual(0, different, law);
        }
    }

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void FillShared_ManyGates_GivesTheRowsOfOneStream(int bits)
    {
        foreach (string law in Laws)
        {
            float[] shared = NoiseRig.Of(bits).FillShared(law, Key, 41);

            CollectionAssert.AreEqual(NoiseRig.Of(bits).Fill(law, Key, 0, 1, 64)[0][..41], shared);
        }
    }

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Fill_SameArguments_GivesTheSameBits(int bits)
    {
        foreach (string law in Laws)
        {
            CollectionAssert.AreEqual(NoiseRig.Of(bits).Fill(law, Key, 64, 3, 96)[2], NoiseRig.Of(bits).Fill(law, Key, 64, 3, 96)[2]);
        }
    }

    [TestMethod]
    [DynamicData(nameof(LaneTypes.Widths), typeof(LaneTypes))]
    public void Fill_AnyLaw_IsMadeOfTheBits(int bits)
    {
        uint[] words = [.. NoiseRig.Of(bits).Many(NoiseRig.Bits, Key, 1 << 15).Select(BitConverter.SingleToUInt32Bits)];
        float[] normal = NoiseRig.Of(bits).Many(nameof(NoiseLaws.Normal<>), Key, 1 << 15);
        float[] uniform = NoiseRig.Of(bits).Many(nameof(NoiseLaws.Uniform<>), Key, 1 << 15);
        float[] logistic = NoiseRig.Of(bits).Many(nameof(NoiseLaws.Logistic<>), Key, 1 << 15);
        for (int i = 0; i < words.Length; i++)
        {
            double expected = ManagedNoise.Uniform(words[i]);
            Assert.AreEqual(expected, uniform[i], 6e-8);
            Assert.AreEqual(Math.Log(expected) - Math.Log(1 - expected), logistic[i], 1e-7 / Math.Min(expected, 1 - expected) + 2e-6);
            if (i % 32 < 16)
            {
                (double first, double second) = ManagedNoise.Normals(words[i], words[i + 16]);
                double tolerance = NormalTolerance(first, second);
                Assert.AreEqual(first, normal[i], tolerance);
                Assert.AreEqual(second, normal[i + 16], tolerance);
            }
        }
    }

    // In single precision: of angle and radius, which near 0 is the root of a difference from 1.
    private static double NormalTolerance(double first, double second)
    {
        double radius = Math.Sqrt((first * first) + (second * second));
        return (5e-7 * radius) + (1.2e-7 / radius);
    }

    [TestMethod]
    public void Create_AnotherSeedStepOrPlace_GivesAnotherKey()
    {
        var keys = new HashSet<NoiseKey>();
        for (int seed = 0; seed < 20; seed++)
        {
            for (long step = 0; step < 200; step++)
            {
                for (int place = 0; place < 3; place++)
                {
                    var key = NoiseKey.Create(SeedStream.Noise(seed), step, place);
                    keys.UnionWith([key, key.Other(1), key.Other(2)]);
                }
            }
        }

        Assert.HasCount(20 * 200 * 3 * 3, keys);
        Assert.AreEqual(NoiseKey.Create(5, 7, 1), NoiseKey.Create(5, 7, 1));
    }
}
