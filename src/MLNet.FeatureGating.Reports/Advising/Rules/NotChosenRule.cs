using MLNet.FeatureGating.Reports.Content;

namespace MLNet.FeatureGating.Reports.Advising.Rules;

/// <summary>Nothing stands against a choice, but none was made.</summary>
internal sealed class NotChosenRule : IAdviceRule
{
    public Advice? Look(Findings findings) => findings is { Chosen: null, IsKnownUnpredictive: false, HasNoGain: false, BestPoint: not null }
        && findings.Summary.IsComplete
        ? new(
            AdviceKind.Hint,
            "No selection is shown",
            "This is what the experiment knows before a choice. For a report with one, take the summary of a selection, as "
            + "`FewestWithinOneStandardError().Summary`.")
        : null;
}
