using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Tests.Search;

[TestClass]
public sealed class SearchPlanTests
{
    private static readonly LambdaExperimentSettings Settings = SearchProblems.Hasty with { LambdaCount = 0, Permutations = 0 };

    [TestMethod]
    public void Weight_SeveralConfigurations_IsAsOften()
    {
        var space = new LambdaSearchSpace { Sigma = new(1, 2) };

        Assert.AreEqual(
            7 * Weight(Settings with { SearchSpace = new() }), Weight(Settings with { SearchSpace = space, MaxConfigurations = 7 }), 1e-3);
        Assert.AreEqual(Weight(Settings), Weight(Settings with { MaxConfigurations = 7 }), "Of one point there is one.");
    }

    [TestMethod]
    public void Weight_MoreToLookFor_IsMore()
    {
        double least = Weight(Settings);

        Assert.IsGreaterThan(least, Weight(Settings with { LambdaCount = 1 }));
        Assert.IsGreaterThan(least, Weight(Settings with { Permutations = 19 }));
        Assert.IsGreaterThan(least, Weight(Settings with { Stability = new() }));
        Assert.AreEqual(2 * least, Weight(Settings with { SeedsPerFold = 2 * Settings.SeedsPerFold }), 1e-3);
    }

    private static double Weight(LambdaExperimentSettings settings) => SearchPlan.Weight(SearchProblems.OfFeatures(10, settings: settings));
}
