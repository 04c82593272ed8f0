using MLNet.FeatureGating.Reports.Content;
using MLNet.FeatureGating.Reports.Text;

namespace MLNet.FeatureGating.Reports.Advising.Rules;

/// <summary>Every feature was kept.</summary>
internal sealed class EverythingKeptRule : IAdviceRule
{
    public Advice? Look(Findings findings)
    {
        if (findings.UsableCount < 2 || findings.KeptCount < findings.UsableCount)
        {
            return null;
        }

        var fewer = findings.Path.LastOrDefault(point => point.SelectedCount < findings.UsableCount && point.SelectedCount > 0);
        string why = fewer switch
        {
            null => "No smaller number was looked at: the search was cut short, or `MaximumFeatures` is 1.",
            { IsWithinOneStandardError: false } =>
                $"The loss still falls at the largest number: with {Phrases.Features(fewer.SelectedCount)} it is "
                + $"{Numbers.WithError(fewer.LossAboveBest, fewer.LossAboveBestStandardError)} {findings.LossUnit} above the best.",
            _ => $"Yet with {Phrases.Features(fewer.SelectedCount)} the loss is within one standard error of the best: fewer would do.",
        };
        string gap = fewer is not null && fewer.SelectedCount < findings.UsableCount - 1
            ? $" Between {Numbers.Count(fewer.SelectedCount)} and {Numbers.Count(findings.UsableCount)} nothing was looked at: raise "
                + "`MaximumFeatures`."
            : "";
        return new(
            AdviceKind.Hint,
            "Every feature was kept",
            $"{why}{gap} Where fewer are wanted all the same, `Exactly(...)` and `WithinBudget(...)` take them by rank, and the path says what that "
            + "costs.");
    }
}
