using MLNet.FeatureGating.Reports.Content;
using MLNet.FeatureGating.Reports.Text;

namespace MLNet.FeatureGating.Reports.Advising.Rules;

/// <summary>No number of features does better than a constant, and no permutation says so already.</summary>
internal sealed class NoGainRule : IAdviceRule
{
    public Advice? Look(Findings findings) => findings.IsKnownUnpredictive || !findings.HasNoGain || findings.BestPoint is not { } best
        ? null
        : new(
            AdviceKind.Problem,
            "No network does better than a constant",
            $"The best loss on held-out rows is {Numbers.WithError(best.Loss, best.LossStandardError)} {findings.LossUnit}, with "
            + $"{Phrases.Features(best.SelectedCount)}; the best constant prediction has {Numbers.Plain(findings.Summary.BaselineLoss)}. Less than "
            + "two standard errors lie between them. Either these features do not tell of the label, or networks learn the training rows by heart: "
            + "gather more rows, or allow smaller `HiddenUnits` in the search space.");
}
