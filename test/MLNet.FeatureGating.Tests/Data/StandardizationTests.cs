using MLNet.FeatureGating.Data;

namespace MLNet.FeatureGating.Tests.Data;

[TestClass]
public sealed class StandardizationTests
{
    [TestMethod]
    [DataRow(0.0, 1.0)]
    [DataRow(-3.0, 0.01)]
    [DataRow(1e6, 100.0)]
    [DataRow(1e-20, 1e-21)]
    [DataRow(0.0, 1e18)]
    public void Apply_AnyMeanAndSpread_AgreesWithTwoPasses(double mean, double spread)
    {
        float[] values = Values(500, mean, spread, seed: 1);

        float[] actual = Standardization.Fit(values, 1, null).Apply(values);

        AssertClose(TwoPasses(values, Enumerable.Repeat(1f, values.Length)), actual);
    }

    [TestMethod]
    public void Apply_Weights_AgreesWithTwoPasses()
    {
        float[] values = Values(500, 1e5, 3, seed: 2);
        float[] weights = [.. Values(500, 5, 1, seed: 3).Select(MathF.Abs)];

        float[] actual = Standardization.Fit(values, 1, weights).Apply(values);

        AssertClose(TwoPasses(values, weights), actual);
    }

    [TestMethod]
    public void Apply_WholeWeights_AgreesWithRepeatedRows()
    {
        float[] repeated = [1, 1, 1, 4, 6, 6];

        float[] expected = Standardization.Fit(repeated, 1, null).Apply([1f, 4f, 6f]);

        AssertClose(expected.Select(value => (double)value), Standardization.Fit([1f, 4f, 6f], 1, [3f, 1f, 2f]).Apply([1f, 4f, 6f]));
    }

    [TestMethod]
    public void Apply_SeveralColumns_StandardizesEachOnItsOwn()
    {
        float[] first = Values(50, 10, 1, seed: 4);
        float[] second = Values(50, -5, 100, seed: 5);
        float[] table = [.. first.Zip(second).SelectMany(pair => new[] { pair.First, pair.Second })];

        float[] actual = Standardization.Fit(table, 2, null).Apply(table);

        CollectionAssert.AreEqual(
            Standardization.Fit(first, 1, null).Apply(first), actual.Where((_, i) => i % 2 == 0).ToArray());
        CollectionAssert.AreEqual(
            Standardization.Fit(second, 1, null).Apply(second), actual.Where((_, i) => i % 2 == 1).ToArray());
    }

    [TestMethod]
    [DataRow(0f)]
    [DataRow(7f)]
    [DataRow(0.1f)]
    [DataRow(-1e30f)]
    [DataRow(1e-40f)]
    public void IsConstant_OneValue_IsTrueAndBecomesZero(float value)
    {
        float[] values = [.. Enumerable.Repeat(value, 1000)];

        var standardization = Standardization.Fit(values, 1, null);

        Assert.IsTrue(standardization.IsConstant(0));
        Assert.IsTrue(standardization.Apply(values).All(result => result == 0));
    }

    [TestMethod]
    public void IsConstant_RoundingOnly_IsTrue()
    {
        float value = 1e6f;

        Assert.IsTrue(Standardization.Fit([value, MathF.BitIncrement(value), value, value], 1, null).IsConstant(0));
    }

    [TestMethod]
    public void IsConstant_OneRowDiffers_IsFalse()
    {
        float[] values = new float[1000];
        values[17] = 1;

        Assert.IsFalse(Standardization.Fit(values, 1, null).IsConstant(0));
    }

    private static float[] Values(int count, double mean, double spread, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(mean + (spread * ((2 * random.NextDouble()) - 1))))];
    }

    private static IEnumerable<double> TwoPasses(float[] values, IEnumerable<float> weights)
    {
        double[] w = [.. weights.Select(weight => (double)weight)];
        double mean = values.Zip(w, (value, weight) => value * weight).Sum() / w.Sum();
        double variance = values.Zip(w, (value, weight) => weight * (value - mean) * (value - mean)).Sum() / w.Sum();
        return values.Select(value => (value - mean) / Math.Sqrt(variance));
    }

    private static void AssertClose(IEnumerable<double> expected, IReadOnlyList<float> actual)
    {
        double[] all = [.. expected];
        Assert.HasCount(all.Length, actual);
        for (int i = 0; i < all.Length; i++)
        {
            Assert.AreEqual(all[i], actual[i], 1e-5);
        }
    }
}
