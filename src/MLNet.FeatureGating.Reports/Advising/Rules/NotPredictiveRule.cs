using MLNet.FeatureGating.Reports.Content;
using MLNet.FeatureGating.Reports.Text;

namespace MLNet.FeatureGating.Reports.Advising.Rules;

/// <summary>With permuted labels, networks do as well.</summary>
internal sealed class NotPredictiveRule : IAdviceRule
{
    public Advice? Look(Findings findings) => findings.Summary.Predictiveness is not { IsPredictive: false } test
        ? null
        : new(
            AdviceKind.Problem,
            findings.Summary.LabelColumnName is null ? "The features tell nothing of each other" : $"Nothing here predicts {findings.Target}",
            $"Networks of these features gain {Numbers.Short(test.Gain)} {findings.LossUnit} on held-out rows against the best constant prediction. "
            + (test.PValue <= 0.05
                ? "That is less than what folds differ by. "
                : $"With permuted labels, chance alone gains as much too often ({Phrases.PValue(test)}). ")
            + "Check that the label is the right column, and that rows were joined as they should be; then look for features that have to do with "
            + "it, or for more rows. A selection that is forced out of these rows keeps noise.");
}
