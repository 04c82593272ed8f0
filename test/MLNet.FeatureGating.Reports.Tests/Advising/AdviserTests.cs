using MLNet.FeatureGating.Reports.Advising;
using MLNet.FeatureGating.Reports.Tests.Support;

namespace MLNet.FeatureGating.Reports.Tests.Advising;

[TestClass]
public sealed class AdviserTests
{
    [TestMethod]
    public void Rules_HoldEveryRuleOnce()
    {
        Type[] all = [.. typeof(IAdviceRule).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IAdviceRule)))];

        CollectionAssert.AreEquivalent(all, Adviser.Rules.Select(rule => rule.GetType()).ToArray());
        foreach (Type rule in all)
        {
            Type? tests = typeof(AdviserTests).Assembly.GetType($"{typeof(AdviserTests).Namespace}.Rules.{rule.Name}Tests");
            Assert.IsNotNull(tests, $"{rule.Name} has tests");
        }
    }

    [TestMethod]
    public void Advise_SeveralKinds_TheWorstFirst()
    {
        AdviceKind[] kinds = [.. Adviser.Advise(new(OddSummaries.NotANumber())).Select(advice => advice.Kind)];

        Assert.AreEqual(AdviceKind.Problem, kinds[0]);
        CollectionAssert.AreEqual(kinds.Order().ToArray(), kinds);
    }

    [TestMethod]
    public void Advise_OddSummaries_EveryAdviceIsWhole()
    {
        foreach (var summary in new[]
        {
            Summaries.Empty(), Summaries.Empty(0), Summaries.Chosen(), TumorSummary.Create(), OddSummaries.Large(), OddSummaries.NotANumber(),
            OddSummaries.Unpredictive(), OddSummaries.WithHarmfulNames(),
        })
        {
            foreach (Advice advice in Adviser.Advise(new(summary)))
            {
                Assert.IsFalse(string.IsNullOrWhiteSpace(advice.Title));
                Assert.EndsWith(".", advice.Text);
                Assert.AreEqual(0, advice.Text.Count(sign => sign == '`') % 2, advice.Text);
                Assert.DoesNotContain("  ", advice.Text);
                Assert.DoesNotContain("NaN", advice.Text);
            }
        }
    }
}
