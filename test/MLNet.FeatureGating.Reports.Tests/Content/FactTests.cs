using MLNet.FeatureGating.Reports.Content;
using MLNet.FeatureGating.Reports.Tests.Support;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Tests.Content;

[TestClass]
public sealed class FactTests
{
    [TestMethod]
    public void Of_Chosen_TellsWhatWasFound()
    {
        IReadOnlyList<Fact> facts = Of(TumorSummary.Create());

        CollectionAssert.AreEqual(
            new[] { "Features kept", "Accuracy, held-out rows", "Loss in nats", "Accuracy, test rows", "Predictive?" },
            facts.Select(fact => fact.Label).ToArray());
        Assert.AreEqual(new Fact("Features kept", "6 of 30", "fewest within one standard error"), facts[0]);
        Assert.AreEqual(new Fact("Accuracy, test rows", "0.965", "all features: 0.974"), facts[3]);
        Assert.AreEqual(new Fact("Predictive?", "Yes", "p\u00a0=\u00a00.05, 19 permutations"), facts[4]);
    }

    [TestMethod]
    public void Of_Costs_AreAddedUp() =>
        Assert.Contains(new Fact("Cost", "11", "all features: 14"), Of(Summaries.Chosen().With(0, feature => feature with { Cost = 10 })));

    [TestMethod]
    public void Of_KeptInAnyCase_CostsNothing()
    {
        SearchSummary summary = Summaries.Chosen().With(0, feature => feature with { Cost = 10, IsAlwaysKept = true });

        Assert.IsFalse(Of(summary).Any(fact => fact.Label == "Cost"));
        Assert.Contains(new Fact("Cost", "3", "all features: 6"), Of(summary.With(1, feature => feature with { Cost = 3 })));
    }

    [TestMethod]
    public void Of_WorthIsNotKnown_IsLeftOut()
    {
        SearchSummary summary = Summaries.Chosen();
        summary = summary with { Chosen = new("stable", [0, 3], double.NaN, double.NaN, double.NaN, double.NaN, double.NaN) };

        CollectionAssert.AreEqual(new[] { "Features kept", "Predictive?" }, Of(summary).Select(fact => fact.Label).ToArray());
    }

    [TestMethod]
    public void Of_NoChoice_TellsOfTheBest()
    {
        IReadOnlyList<Fact> facts = Of(OddSummaries.Unpredictive());

        Assert.AreEqual("Best accuracy", facts[0].Label);
        Assert.AreEqual("No", facts[^1].Value);
    }

    [TestMethod]
    public void Of_Cancelled_SaysSo() => Assert.AreEqual("Complete?", Of(Summaries.Empty() with { IsComplete = false }).Single().Label);

    private static IReadOnlyList<Fact> Of(SearchSummary summary) => Fact.Of(new(summary));
}
