using MLNet.FeatureGating.Reports.Content;
using MLNet.FeatureGating.Reports.Text;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Advising.Rules;

/// <summary>Very different numbers of features do about as well.</summary>
internal sealed class WideBandRule : IAdviceRule
{
    private const int Points = 3;
    private const int Ratio = 4;

    public Advice? Look(Findings findings)
    {
        LambdaPathPoint[] band = [.. findings.Path.Where(point => point.SelectedCount > 0 && point.IsWithinOneStandardError)];
        return findings.Chosen is null || band.Length < Points || band[^1].SelectedCount < Ratio * band[0].SelectedCount
            ? null
            : new(
                AdviceKind.Hint,
                $"Anything from {band[0].SelectedCount} to {Numbers.Count(band[^1].SelectedCount)} features does about as well",
                "Their losses are within one standard error of the best, so these rows do not tell them apart. Choose by what is cheap to get or "
                + "easy to explain (`Exactly(...)`, `WithinBudget(...)`). More rows, folds or seeds make the band narrower.");
    }
}
