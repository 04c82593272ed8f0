using MLNet.FeatureGating.Reports.Content;

namespace MLNet.FeatureGating.Reports.Advising.Rules;

/// <summary>Whether the features tell of the label was not tested.</summary>
internal sealed class UntestedPredictivenessRule : IAdviceRule
{
    public Advice? Look(Findings findings) => findings.Summary.Predictiveness is null && findings.Summary.IsComplete
        ? new(
            AdviceKind.Hint,
            "Not tested: do the features tell of the label at all?",
            "A search finds its best number of features in noise, too. With `Permutations` above 0, labels are permuted to see what chance "
            + "alone does.")
        : null;
}
