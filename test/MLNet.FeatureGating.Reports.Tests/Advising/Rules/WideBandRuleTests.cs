using MLNet.FeatureGating.Reports.Advising;
using MLNet.FeatureGating.Reports.Advising.Rules;
using MLNet.FeatureGating.Reports.Tests.Support;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Tests.Advising.Rules;

[TestClass]
public sealed class WideBandRuleTests
{
    [TestMethod]
    public void Look_VeryDifferentNumbersDoAsWell_SaysFromWhereToWhere()
    {
        Advice advice = Look(Summaries.Chosen(kept: 2, features: 9))!;

        Assert.AreEqual("Anything from 2 to 9 features does about as well", advice.Title);
    }

    [TestMethod]
    public void Look_NarrowBand_IsNothing() => Assert.IsNull(Look(Summaries.Chosen(kept: 3, features: 9)));

    [TestMethod]
    public void Look_NoChoice_IsNothing() => Assert.IsNull(Look(Summaries.Chosen(kept: 2, features: 9) with { Chosen = null }));

    private static Advice? Look(SearchSummary summary) => new WideBandRule().Look(new(summary));
}
