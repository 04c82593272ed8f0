using MLNet.FeatureGating.Reports.Content;
using MLNet.FeatureGating.Reports.Text;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Advising.Rules;

/// <summary>What halves of the rows agree on is not what was chosen.</summary>
internal sealed class StabilityDisagreesRule : IAdviceRule
{
    public Advice? Look(Findings findings)
    {
        if (findings.Summary.Stability is not { } stability || findings.Chosen is null)
        {
            return null;
        }

        SearchedFeature[] unstable = [.. findings.At(findings.Chosen.Features.Except(stability.Selected)).Where(feature => !feature.IsAlwaysKept)];
        SearchedFeature[] missing = [.. findings.At(stability.Selected.Except(findings.Chosen.Features))];
        if (unstable.Length == 0 && missing.Length == 0)
        {
            return null;
        }

        string kept = Named("Chosen, but found in too few halves of the rows", unstable);
        string left = Named("Found again and again, but not chosen", missing);
        return new(
            AdviceKind.Hint,
            "Stability selection chooses otherwise",
            kept + left + "It asks which features can be relied on, where the path asks how many predict best. For an explanation take `Stable()`; "
            + "for predictions, what was chosen.");
    }

    private static string Named(string what, SearchedFeature[] features) =>
        features.Length == 0 ? "" : $"{what}: {Phrases.Names(features.Select(feature => feature.Name))}. ";
}
