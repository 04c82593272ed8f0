using MLNet.FeatureGating.Reports.Content;

namespace MLNet.FeatureGating.Reports.Advising.Rules;

/// <summary>Training gave losses that are no numbers.</summary>
internal sealed class DivergedRule : IAdviceRule
{
    public Advice? Look(Findings findings)
    {
        double[] losses =
        [
            .. findings.Path.Where(point => point.SelectedCount > 0).Select(point => point.Loss),
            .. findings.Summary.Runs.Select(run => run.ValidationLoss),
        ];
        int bad = losses.Count(loss => !double.IsFinite(loss));
        if (bad == 0)
        {
            return null;
        }

        bool isAll = bad == losses.Length;
        return new(
            isAll ? AdviceKind.Problem : AdviceKind.Caution,
            isAll ? "Training diverged" : "Some training diverged",
            $"{(isAll ? "All" : $"{bad} of {losses.Length}")} losses on held-out rows are no numbers. Look for extreme values among features and "
            + "labels, leave `Standardize` on, and allow smaller learning rates (`LearningRate`, `GateLearningRate`).");
    }
}
