using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tests.Search;

[TestClass]
public sealed class ConfigurationSamplerTests
{
    private static readonly LambdaSearchSpace Wide = new()
    {
        Gates = [GateKind.HardConcrete, GateKind.Gaussian, GateKind.GumbelSoftmax],
        Sigma = new(0.25, 4),
        Temperature = new(0.1, 10),
        LearningRate = new(1e-4, 1e-1),
        GateLearningRate = new(1e-3, 1),
        HiddenUnits = [[16], [64, 32], []],
    };

    [TestMethod]
    public void Draw_DefaultSpace_IsTheDefaultAlone()
    {
        SearchConfiguration only = ConfigurationSampler.Draw(new(), 10, seed: 1).Single();

        Assert.AreEqual((GateKind.Gaussian, 1.0, 0.003, 0.01), (only.Gate, only.Sigma, only.LearningRate, only.GateLearningRate));
        Assert.IsNull(only.Temperature);
        CollectionAssert.AreEqual(new[] { 64, 32 }, only.HiddenUnits.ToArray());
    }

    [TestMethod]
    public void Draw_PointSpace_IsThatPoint()
    {
        var space = new LambdaSearchSpace
        {
            Gates = [GateKind.L1Weights],
            Sigma = 0.3,
            Temperature = 2,
            LearningRate = 0.1,
            GateLearningRate = 0.2,
            HiddenUnits = [[]],
        };

        SearchConfiguration only = ConfigurationSampler.Draw(space, 10, seed: 1).Single();

        Assert.AreEqual((GateKind.L1Weights, 0.3, 0.1, 0.2), (only.Gate, only.Sigma, only.LearningRate, only.GateLearningRate));
        Assert.AreEqual(2, only.Temperature);
        Assert.IsEmpty(only.HiddenUnits);
    }

    [TestMethod]
    public void Draw_WideSpace_StartsWithTheDefault()
    {
        SearchConfiguration first = ConfigurationSampler.Draw(Wide, 5, seed: 1)[0];

        Assert.AreEqual((GateKind.HardConcrete, 1.0, 0.003, 0.01), (first.Gate, first.Sigma, first.LearningRate, first.GateLearningRate));
        Assert.AreEqual(1, first.Temperature!.Value, 1e-12, "Halfway, on a logarithmic scale.");
        CollectionAssert.AreEqual(new[] { 16 }, first.HiddenUnits.ToArray());
    }

    [TestMethod]
    public void Draw_DefaultOutsideTheSpace_StartsWithWhatIsNearest()
    {
        SearchConfiguration first = ConfigurationSampler.Draw(
            Wide with { Sigma = new(2, 4), LearningRate = new(1e-6, 1e-4), GateLearningRate = new(0.5, 1) }, 5, seed: 1)[0];

        Assert.AreEqual((2.0, 1e-4, 0.5), (first.Sigma, first.LearningRate, first.GateLearningRate));
    }

    [TestMethod]
    public void Draw_WideSpace_IsDistinctAndWithinItAndReachesAllOfIt()
    {
        IReadOnlyList<SearchConfiguration> drawn = ConfigurationSampler.Draw(Wide, 200, seed: 3);

        Assert.HasCount(200, drawn);
        Assert.HasCount(200, drawn.Distinct());
        CheckRange(drawn, configuration => configuration.Sigma, Wide.Sigma);
        CheckRange(drawn, configuration => configuration.Temperature!.Value, Wide.Temperature!.Value);
        CheckRange(drawn, configuration => configuration.LearningRate, Wide.LearningRate);
        CheckRange(drawn, configuration => configuration.GateLearningRate, Wide.GateLearningRate);
        CollectionAssert.AreEquivalent(Wide.Gates.ToArray(), drawn.Select(configuration => configuration.Gate).Distinct().ToArray());
        CollectionAssert.AreEquivalent(
            Wide.HiddenUnits.Select(widths => widths.Count).ToArray(),
            drawn.Select(configuration => configuration.HiddenUnits.Count).Distinct().ToArray());
    }

    [TestMethod]
    public void Draw_FewPoints_HasEachOnce()
    {
        var space = new LambdaSearchSpace { Gates = [GateKind.Gaussian, GateKind.HardConcrete], HiddenUnits = [[4], [8]] };

        IReadOnlyList<SearchConfiguration> drawn = ConfigurationSampler.Draw(space, 100, seed: 1);

        Assert.HasCount(4, drawn);
        Assert.HasCount(4, drawn.Select(configuration => (configuration.Gate, configuration.HiddenUnits[0])).Distinct());
    }

    [TestMethod]
    public void Draw_SeveralLawsAndNetworks_TakesEachPairInTurn()
    {
        for (int seed = 0; seed < 5; seed++)
        {
            var pairs = ConfigurationSampler.Draw(Wide, 18, seed)
                .Select(configuration => (configuration.Gate, configuration.HiddenUnits.Count)).ToArray();

            Assert.HasCount(9, pairs[..9].Distinct());
            Assert.HasCount(9, pairs[9..].Distinct());
        }
    }

    [TestMethod]
    public void Draw_One_IsTheFirst() => Assert.AreEqual(
        ConfigurationSampler.Draw(Wide, 9, seed: 1)[0], ConfigurationSampler.Draw(Wide, 1, seed: 2).Single());

    [TestMethod]
    public void Draw_SameSeed_DrawsTheSame() => CollectionAssert.AreEqual(
        ConfigurationSampler.Draw(Wide, 20, seed: 4).ToArray(), ConfigurationSampler.Draw(Wide, 20, seed: 4).ToArray());

    [TestMethod]
    public void Draw_MoreOfTheSameSeed_BeginsAlike() => CollectionAssert.AreEqual(
        ConfigurationSampler.Draw(Wide, 5, seed: 4).ToArray(), ConfigurationSampler.Draw(Wide, 20, seed: 4).Take(5).ToArray());

    [TestMethod]
    public void Draw_AnotherSeed_DrawsOthersAfterTheFirst()
    {
        IReadOnlyList<SearchConfiguration> one = ConfigurationSampler.Draw(Wide, 20, seed: 4);
        IReadOnlyList<SearchConfiguration> other = ConfigurationSampler.Draw(Wide, 20, seed: 5);

        CollectionAssert.AreEqual(new[] { one[0] }, one.Intersect(other).ToArray());
    }

    // Within the range, and in every quarter of it.
    private static void CheckRange(IReadOnlyList<SearchConfiguration> drawn, Func<SearchConfiguration, double> value, SearchRange range)
    {
        double[] values = [.. drawn.Select(value)];
        Assert.IsTrue(values.All(number => number >= range.Minimum * (1 - 1e-12) && number <= range.Maximum * (1 + 1e-12)));
        for (int quarter = 0; quarter < 4; quarter++)
        {
            Assert.IsTrue(
                values.Any(number => number >= range.At(quarter / 4.0) && number <= range.At((quarter + 1) / 4.0)), $"{range}, quarter {quarter}");
        }
    }
}
