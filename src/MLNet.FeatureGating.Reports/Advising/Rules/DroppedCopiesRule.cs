using MLNet.FeatureGating.Reports.Content;
using MLNet.FeatureGating.Reports.Text;

namespace MLNet.FeatureGating.Reports.Advising.Rules;

/// <summary>Dropped features stand in for chosen ones.</summary>
internal sealed class DroppedCopiesRule : IAdviceRule
{
    public Advice? Look(Findings findings)
    {
        IReadOnlyList<CorrelatedPair> copies = CorrelatedPair.DroppedCopies(findings);
        return copies.Count == 0
            ? null
            : new(
                AdviceKind.Hint,
                copies.Count == 1
                    ? "A dropped feature is nearly a copy of a chosen one"
                    : $"{copies.Count} dropped features are nearly copies of chosen ones",
                Phrases.List([.. copies.Select(pair => $"{Phrases.Quote(pair.First.Name)} (of {Phrases.Quote(pair.Second.Name)})")], 3)
                + $": correlated above {Numbers.Probability(CorrelatedPair.Copy)}. Which of such features is kept is a matter of chance. Where the "
                + "dropped one is cheaper or easier to get, give costs (`Costs`), or leave the other out and search again. Dropped does not "
                + "mean without effect.");
    }
}
