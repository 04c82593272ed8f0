using MLNet.FeatureGating.Reports.Content;
using MLNet.FeatureGating.Reports.Tests.Support;
using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Reports.Tests.Content;

[TestClass]
public sealed class ConfigurationNamesTests
{
    [TestMethod]
    public void Of_Configurations_NamesWhatTellsThemApart()
    {
        IReadOnlyList<string> names = ConfigurationNames.Of(
        [
            Summaries.Configuration,
            Summaries.Configuration with { Gate = GateKind.HardConcrete, HiddenUnits = [] },
            Summaries.Configuration with { Temperature = 0.5, LearningRate = 1e-4 },
        ]);

        Assert.AreEqual("Gaussian, own temperature, rate 0.003, layers 64-32", names[0]);
        Assert.AreEqual("HardConcrete, own temperature, rate 0.003, linear", names[1]);
        Assert.AreEqual("Gaussian, temperature 0.5, rate 1.0\u00a0×\u00a010⁻⁴, layers 64-32", names[2]);
    }

    [TestMethod]
    public void Of_OneConfiguration_NeedsNoName() => Assert.AreEqual("", ConfigurationNames.Of([Summaries.Configuration]).Single());

    [TestMethod]
    public void RunsByConfiguration_EqualWidthsInOtherLists_AreOneConfiguration()
    {
        SearchSummary summary = Summaries.Empty() with
        {
            Runs =
            [
                Summaries.Run(0, 1, [0.5]) with { Configuration = Summaries.Configuration with { HiddenUnits = [64, 32] } },
                Summaries.Run(1, 0.1, [0.5]) with { Configuration = Summaries.Configuration with { HiddenUnits = new List<int> { 64, 32 } } },
                Summaries.Run(2, double.NaN, [0.5]),
                Summaries.Run(3, 0, [0.5]),
            ],
        };

        CollectionAssert.AreEqual(new[] { 0.1, 1 }, new Findings(summary).RunsByConfiguration.Single().Select(run => run.Lambda).ToArray());
    }
}
