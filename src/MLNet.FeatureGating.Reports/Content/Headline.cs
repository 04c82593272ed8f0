using MLNet.FeatureGating.Reports.Text;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Content;

/// <summary>What was found, in a line and a sentence.</summary>
internal sealed record Headline(string Origin, string Title, string Lead)
{
    public static Headline Of(Findings findings) => new(OriginOf(findings), TitleOf(findings), LeadOf(findings));

    public static string PageTitle(Findings findings) =>
        findings.Summary.LabelColumnName is { } label ? $"Feature selection for {label}" : "Feature selection";

    private static string OriginOf(Findings findings)
    {
        SearchSummary summary = findings.Summary;
        string folds = $"{Phrases.Of(summary.FoldCount, "fold", "folds")} × {Phrases.Of(summary.SeedsPerFold, "seed", "seeds")}";
        folds = summary.PartitionCount > 1 ? $"{summary.PartitionCount} × {folds}" : folds;
        return $"{Phrases.Of(summary.RowCount, "row", "rows")} · {Phrases.Features(findings.FeatureCount)} · {folds}";
    }

    private static string TitleOf(Findings findings)
    {
        int kept = findings.KeptCount;
        string so = findings.Summary.IsComplete ? "" : ", so far";
        if (findings.Chosen is null)
        {
            return findings switch
            {
                { Summary.IsComplete: false } => "The search was stopped before it could choose",
                { IsKnownUnpredictive: true, Summary.LabelColumnName: null } => "The features tell nothing of each other",
                { IsKnownUnpredictive: true } => $"Nothing here predicts {findings.Target}",
                _ => "No features were chosen",
            };
        }

        string count = $"{Numbers.Count(kept)} of {Phrases.Features(findings.FeatureCount)}";
        if (findings.IsKnownUnpredictive)
        {
            return $"{count} chosen, but nothing here predicts {findings.Target}";
        }

        if (kept == findings.UsableCount && kept > 1)
        {
            return $"{Phrases.Capitalized(findings.AllFeatures)} are worth keeping{so}";
        }

        return findings.ChosenPoint switch
        {
            _ when kept == 0 => "No features were chosen",
            { IsWithinOneStandardError: true } => $"{count} {(kept == 1 ? "is" : "are")} enough{so}",
            { IsWithinOneStandardError: false } => $"{count}, at a price{so}",
            null => $"{count} {(kept == 1 ? "was" : "were")} chosen{so}",
        };
    }

    private static string LeadOf(Findings findings)
    {
        string metric = Phrases.Capitalized(findings.Metric);
        if (findings.Chosen is { } chosen)
        {
            string all = findings.AllPoint is { } point && findings.KeptCount < findings.UsableCount && double.IsFinite(point.Metric)
                ? $"with {findings.AllFeatures}: {Numbers.WithError(point.Metric, point.MetricStandardError)}"
                : "";
            return double.IsFinite(chosen.Metric)
                ? $"{metric} on held-out rows: {Numbers.WithError(chosen.Metric, chosen.MetricStandardError)}{(all.Length == 0 ? "" : $"; {all}")}."
                : $"What networks of these alone are worth on held-out rows is not known{(all.Length == 0 ? "" : $"; {findings.Metric} {all}")}.";
        }

        if (findings.IsKnownUnpredictive && findings.Summary.IsComplete)
        {
            return "On held-out rows, networks of these features do no better than chance does with permuted labels "
                + $"({Phrases.PValue(findings.Summary.Predictiveness!)}). No features were chosen.";
        }

        return findings.BestPoint is { } best
            ? $"The best, with {Phrases.Features(best.SelectedCount)}: "
                + $"{findings.Metric} {Numbers.WithError(best.Metric, best.MetricStandardError)} on held-out rows."
            : "There are no losses on held-out rows to choose by.";
    }
}
