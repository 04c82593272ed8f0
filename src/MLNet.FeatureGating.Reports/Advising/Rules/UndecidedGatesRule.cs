using MLNet.FeatureGating.Reports.Content;
using MLNet.FeatureGating.Reports.Text;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Advising.Rules;

/// <summary>At the chosen lambda, many gates are neither open nor closed.</summary>
internal sealed class UndecidedGatesRule : IAdviceRule
{
    private const double Low = 0.4;
    private const double High = 0.6;
    private const double Many = 0.2;

    public Advice? Look(Findings findings)
    {
        if (findings.RunNextToChoice is not { } run)
        {
            return null;
        }

        SearchedFeature[] undecided =
        [
            .. findings.Ranked.Where(feature =>
                feature.Index < run.OpenProbabilities.Count && run.OpenProbabilities[feature.Index] is > Low and < High),
        ];
        return undecided.Length < Math.Max(2, Many * findings.FeatureCount)
            ? null
            : new(
                AdviceKind.Hint,
                $"{undecided.Length} gates are undecided",
                $"At lambda {Numbers.Short(run.Lambda)}, next to the choice, these are open about half of the time: "
                + $"{Phrases.Names(undecided.Select(feature => feature.Name))}. Either folds and seeds differ, or training ended too early: raise "
                + "`MaximumEpochs` or `SeedsPerFold`, or allow a smaller `Sigma`.");
    }
}
