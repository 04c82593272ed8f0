using MLNet.FeatureGating.Reports.Content;
using MLNet.FeatureGating.Reports.Text;

namespace MLNet.FeatureGating.Reports.Advising.Rules;

/// <summary>The choice lies at the end of what was looked at.</summary>
internal sealed class LargestCountRule : IAdviceRule
{
    public Advice? Look(Findings findings) => findings.KeptCount > 0 && findings.KeptCount == findings.LargestCountBelowAll
        && findings.UsableCount > findings.KeptCount + 1 && double.IsFinite(findings.ChosenPoint?.Loss ?? double.NaN)
        ? new(
            AdviceKind.Caution,
            $"{findings.KeptCount} is the largest number that was looked at",
            $"Between {Numbers.Count(findings.KeptCount)} and {findings.AllFeatures} nothing is known: a few more may "
            + "do better. Raise `MaximumFeatures`.")
        : null;
}
