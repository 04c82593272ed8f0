namespace MLNet.FeatureGating.Training.Tests;

[TestClass]
public sealed class SeedStreamTests
{
    [TestMethod]
    public void Streams_ManySeedsAndPurposes_NeverCollide()
    {
        var seen = new HashSet<ulong>();
        int drawn = 0;
        foreach (int seed in Enumerable.Range(-5000, 10_000).Concat([int.MinValue, int.MaxValue]))
        {
            foreach (ulong value in Streams(seed, 20))
            {
                drawn++;
                seen.Add(value);
                Assert.IsLessThanOrEqualTo((ulong)long.MaxValue, value, "Generators take a signed seed.");
            }
        }

        Assert.HasCount(drawn, seen);
    }

    [TestMethod]
    public void Streams_NeighbouringSeeds_DifferInAboutHalfOfTheBits()
    {
        double changed = Enumerable.Range(0, 1000).Average(
            seed => (double)System.Numerics.BitOperations.PopCount(SeedStream.Weights(seed) ^ SeedStream.Weights(seed + 1)));

        Assert.AreEqual(31.5, changed, 1);
    }

    [TestMethod]
    public void Streams_SameSeed_GiveTheSame() => CollectionAssert.AreEqual(Streams(42, 5).ToArray(), Streams(42, 5).ToArray());

    private static IEnumerable<ulong> Streams(int seed, int epochs) =>
        [
            SeedStream.Weights(seed),
            SeedStream.Noise(seed),
            .. Enumerable.Range(0, epochs).Select(epoch => SeedStream.RowOrder(seed, epoch)),
        ];

    [TestMethod]
    public void Member_NeighbouringSeeds_ShareNoMember()
    {
        int[] seeds = [.. Enumerable.Range(-50, 100).SelectMany(seed => Enumerable.Range(0, 20).Select(member => SeedStream.Member(seed, member)))];

        Assert.HasCount(seeds.Length, seeds.Distinct().ToArray());
    }
}
