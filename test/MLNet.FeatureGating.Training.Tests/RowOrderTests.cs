namespace MLNet.FeatureGating.Training.Tests;

[TestClass]
public sealed class RowOrderTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(7)]
    [DataRow(1000)]
    public void Fill_AnyLength_IsAPermutation(int length)
    {
        int[] order = Order(length, 3, 5);

        CollectionAssert.AreEqual(Enumerable.Range(0, length).ToArray(), order.Order().ToArray());
    }

    [TestMethod]
    public void Fill_NoRows_DoesNothing() => Assert.IsEmpty(Order(0, 1, 1));

    [TestMethod]
    public void Fill_SameSeedAndEpoch_GivesTheSame() => CollectionAssert.AreEqual(Order(50, 3, 5), Order(50, 3, 5));

    [TestMethod]
    public void Fill_AnotherSeedOrEpoch_GivesAnother()
    {
        int[] order = Order(50, 3, 5);

        CollectionAssert.AreNotEqual(order, Order(50, 4, 5));
        CollectionAssert.AreNotEqual(order, Order(50, 3, 6));
        CollectionAssert.AreNotEqual(order, Order(50, 5, 3));
    }

    // 24 permutations of 4 rows: chi-square with 23 degrees of freedom exceeds 63 once in 100,000 runs.
    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Fill_ManyDraws_IsUniformOverPermutations(bool varySeed)
    {
        const int Draws = 24_000;
        var counts = new Dictionary<string, int>();
        for (int draw = 0; draw < Draws; draw++)
        {
            string key = string.Join(",", varySeed ? Order(4, draw - (Draws / 2), 0) : Order(4, 7, draw));
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        Assert.HasCount(24, counts);
        Assert.IsLessThan(63, counts.Values.Sum(count => Math.Pow(count - (Draws / 24.0), 2) / (Draws / 24.0)));
    }

    private static int[] Order(int length, int seed, int epoch)
    {
        int[] rows = new int[length];
        RowOrder.Fill(rows, seed, epoch);
        return rows;
    }
}
