using MLNet.FeatureGating.Reports.Content;
using MLNet.FeatureGating.Reports.Text;

namespace MLNet.FeatureGating.Reports.Advising.Rules;

/// <summary>So many features lose more than one standard error.</summary>
internal sealed class CostlyChoiceRule : IAdviceRule
{
    public Advice? Look(Findings findings) =>
        findings.ChosenPoint is { IsWithinOneStandardError: false } point
        && double.IsFinite(point.LossAboveBest)
        && findings.BestPoint is { } best
        ? new(
            AdviceKind.Caution,
            $"So few features cost {findings.Metric}",
            $"With {Phrases.Features(point.SelectedCount)} the loss is {Numbers.WithError(point.LossAboveBest, point.LossAboveBestStandardError)} "
            + $"{findings.LossUnit} above that of the best point, {Phrases.Features(best.SelectedCount)}. "
            + "`FewestWithinOneStandardError()` gives the fewest that lose nothing to speak of.")
        : null;
}
