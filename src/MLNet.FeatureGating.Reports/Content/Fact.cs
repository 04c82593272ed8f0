using MLNet.FeatureGating.Reports.Text;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Content;

/// <summary>A figure to see first.</summary>
internal sealed record Fact(string Label, string Value, string Note)
{
    public static IReadOnlyList<Fact> Of(Findings findings) => [.. Find(findings)];

    private static IEnumerable<Fact> Find(Findings findings)
    {
        string metric = Phrases.Capitalized(findings.Metric);
        string baseline = $"constant prediction: {Numbers.Plain(findings.Summary.BaselineLoss)}";
        if (findings.Chosen is { } chosen)
        {
            yield return new("Features kept", $"{Numbers.Count(findings.KeptCount)} of {Numbers.Count(findings.FeatureCount)}", chosen.Rule);
            if (double.IsFinite(chosen.Metric))
            {
                yield return new(
                    $"{metric}, held-out rows",
                    Numbers.WithError(chosen.Metric, chosen.MetricStandardError),
                    findings.AllPoint is { } point ? $"all features: {Numbers.WithError(point.Metric, point.MetricStandardError)}" : "");
            }

            if (double.IsFinite(chosen.Loss))
            {
                yield return new($"Loss in {findings.LossUnit}", Numbers.WithError(chosen.Loss, chosen.LossStandardError), baseline);
            }

            if (chosen.TestMetric is { } test)
            {
                yield return new(
                    $"{metric}, test rows", Numbers.Plain(test), chosen.TestMetricOfAll is { } ofAll ? $"all features: {Numbers.Plain(ofAll)}" : "");
            }

            if (findings.HasCosts)
            {
                double all = Findings.CostOf(findings.Summary.Features);
                yield return new("Cost", Numbers.Short(Findings.CostOf(findings.At(chosen.Features))), $"all features: {Numbers.Short(all)}");
            }
        }
        else if (findings.BestPoint is { } best)
        {
            yield return new(
                $"Best {findings.Metric}", Numbers.WithError(best.Metric, best.MetricStandardError), $"with {Phrases.Features(best.SelectedCount)}");
            yield return new($"Best loss in {findings.LossUnit}", Numbers.WithError(best.Loss, best.LossStandardError), baseline);
        }

        if (findings.Summary.Predictiveness is { } tested)
        {
            yield return new(
                "Predictive?",
                tested.IsPredictive ? "Yes" : "No",
                $"{Phrases.PValue(tested)}, {Phrases.Of(tested.PermutedGains.Count, "permutation", "permutations")}");
        }

        if (!findings.Summary.IsComplete)
        {
            yield return new("Complete?", "No", "cancelled, or out of time");
        }
    }
}
