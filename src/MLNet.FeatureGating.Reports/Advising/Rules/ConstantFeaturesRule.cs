using MLNet.FeatureGating.Reports.Content;
using MLNet.FeatureGating.Reports.Text;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Advising.Rules;

/// <summary>Some features, not all, never vary.</summary>
internal sealed class ConstantFeaturesRule : IAdviceRule
{
    public Advice? Look(Findings findings)
    {
        SearchedFeature[] constant = [.. findings.Summary.Features.Where(feature => feature.IsConstant)];
        return constant.Length == 0 || constant.Length == findings.FeatureCount
            ? null
            : new(
                AdviceKind.Hint,
                constant.Length == 1 ? "A feature is constant" : $"{constant.Length} features are constant",
                $"{Phrases.Names(constant.Select(feature => feature.Name))} {(constant.Length == 1 ? "has" : "have")} one value in all rows, and can "
                + "be left out of the data. If they should vary, look at how the rows are loaded.");
    }
}
