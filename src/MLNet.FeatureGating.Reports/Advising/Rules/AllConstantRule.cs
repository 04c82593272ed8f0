using MLNet.FeatureGating.Reports.Content;

namespace MLNet.FeatureGating.Reports.Advising.Rules;

/// <summary>No feature varies.</summary>
internal sealed class AllConstantRule : IAdviceRule
{
    public Advice? Look(Findings findings) => findings.FeatureCount > 0 && findings.Summary.Features.All(feature => feature.IsConstant)
        ? new(
            AdviceKind.Problem,
            "Every feature is constant",
            "No value differs from row to row, so there is nothing to learn from. Look at how the rows are loaded: columns in the wrong order, a "
            + "wrong separator, or a normalisation that makes everything 0 look like this.")
        : null;
}
