using MLNet.FeatureGating.Reports.Content;
using MLNet.FeatureGating.Reports.Text;

namespace MLNet.FeatureGating.Reports.Advising.Rules;

/// <summary>The selection was not tried on rows that the search never saw.</summary>
internal sealed class UntestedChoiceRule : IAdviceRule
{
    public Advice? Look(Findings findings) => findings.Chosen is { TestMetric: null } && !findings.IsKnownUnpredictive
        ? new(
            AdviceKind.Hint,
            "Not tried yet on new rows",
            (double.IsFinite(findings.Chosen.Metric)
                ? $"{Phrases.Capitalized(findings.Metric)} on held-out rows is a little too good: the number of features was chosen by them. "
                : "What networks of these features alone are worth is not known. ")
            + "`Test(...)` measures the selection, and all features, on rows that the search never saw.")
        : null;
}
