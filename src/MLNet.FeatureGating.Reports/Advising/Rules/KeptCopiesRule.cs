using MLNet.FeatureGating.Reports.Content;
using MLNet.FeatureGating.Reports.Text;

namespace MLNet.FeatureGating.Reports.Advising.Rules;

/// <summary>Chosen features are nearly copies of each other.</summary>
internal sealed class KeptCopiesRule : IAdviceRule
{
    public Advice? Look(Findings findings)
    {
        IReadOnlyList<CorrelatedPair> pairs = CorrelatedPair.KeptCopies(findings);
        return pairs.Count == 0
            ? null
            : new(
                AdviceKind.Hint,
                "Chosen features that are nearly copies of each other",
                Phrases.List([.. pairs.Select(Name)], 3)
                + ". They may differ by what matters, or one is enough: compare with the point of one feature less.");
    }

    private static string Name(CorrelatedPair pair) =>
        $"{Phrases.Quote(pair.First.Name)} and {Phrases.Quote(pair.Second.Name)} ({Numbers.Probability(pair.Correlation)})";
}
