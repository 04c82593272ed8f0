using MLNet.FeatureGating.Reports.Content;
using MLNet.FeatureGating.Reports.Text;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Advising.Rules;

/// <summary>Features are kept in any case: what they are worth was not judged, or little.</summary>
internal sealed class KeptAnywayRule : IAdviceRule
{
    public Advice? Look(Findings findings)
    {
        SearchedFeature[] kept = [.. findings.Ranked.Where(feature => feature.IsAlwaysKept)];
        SearchedFeature[] constant = [.. kept.Where(feature => feature.IsConstant)];
        SearchedFeature[] late = [.. kept.Where(feature => feature.Rank > findings.KeptCount)];
        return (kept, constant, late) switch
        {
            _ when findings.Chosen is null => null,
            (_, { Length: > 0 }, _) => new(
                AdviceKind.Caution,
                "Kept in any case, but constant",
                $"{Names(constant)} {Are(constant)} the same in all rows, so that nothing can be learnt from {Them(constant)}. Look at how the rows "
                + "are loaded, or take it out of `AlwaysKeep`."),
            (_, _, { Length: > 0 }) => new(
                AdviceKind.Hint,
                "Kept in any case, but ranked low",
                $"{Phrases.List([.. late.Select(feature => $"{Phrases.Quote(feature.Name)} (rank {feature.Rank} of {findings.FeatureCount})")])} "
                + "would not have been chosen: networks gain little or nothing from them beside the others. Take them out of `AlwaysKeep` if they "
                + "are there for the prediction's sake."),
            ({ Length: > 0 }, _, _) => new(
                AdviceKind.Hint,
                "Kept in any case, and so not judged",
                $"{Names(kept)} {(kept.Length == 1 ? "ranks" : "rank")} first without having earned it. To see what "
                + $"{(kept.Length == 1 ? "it is" : "they are")} "
                + "worth, search once without `AlwaysKeep`."),
            _ => null,
        };
    }

    private static string Names(SearchedFeature[] features) => Phrases.Names(features.Select(feature => feature.Name));

    private static string Are(SearchedFeature[] features) => features.Length == 1 ? "is" : "are";

    private static string Them(SearchedFeature[] features) => features.Length == 1 ? "it" : "them";
}
