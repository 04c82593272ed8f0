using MLNet.FeatureGating.Reports.Content;
using MLNet.FeatureGating.Reports.Text;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Advising.Rules;

/// <summary>Some of the chosen features are not chosen by most folds and seeds.</summary>
internal sealed class UnsteadyChoiceRule : IAdviceRule
{
    public const double Steady = 0.6;

    public Advice? Look(Findings findings)
    {
        // What was not chosen by rank is not to be held against ranks.
        if (findings.ChosenPoint is null)
        {
            return null;
        }

        SearchedFeature[] unsteady =
        [
            .. findings.At(findings.Chosen?.Features ?? []).Where(feature => feature.SelectionFrequency < Steady && !feature.IsAlwaysKept)
                .OrderBy(feature => feature.SelectionFrequency),
        ];
        return unsteady.Length == 0
            ? null
            : new(
                AdviceKind.Caution,
                unsteady.Length == 1 ? "Folds do not agree on one feature" : $"Folds do not agree on {unsteady.Length} features",
                Phrases.List([.. unsteady.Select(feature => $"{Phrases.Quote(feature.Name)} ({Numbers.Percent(feature.SelectionFrequency)})")])
                + $" {(unsteady.Length == 1 ? "is" : "are")} among the chosen number of features in so many of the folds and seeds only. Look "
                + "whether others stand in for them (correlations), or let stability selection decide (`Stability`, then `Stable()`).");
    }
}
