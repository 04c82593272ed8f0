using MLNet.FeatureGating.Reports.Text;

namespace MLNet.FeatureGating.Reports.Content.Tables;

/// <summary>The selection beside all features, on held-out rows and on those of a test.</summary>
internal static class TestTable
{
    public static DataTable? Of(Findings findings)
    {
        if (findings.Chosen is not { TestMetric: not null } chosen)
        {
            return null;
        }

        string metric = Phrases.Capitalized(findings.Metric);
        return new(
            [new("Networks of"), new($"{metric}, held-out rows", true), new($"{metric}, test rows", true)],
            [
                new(
                    [
                        findings.KeptCount == 1 ? "the chosen feature" : $"the {Numbers.Count(findings.KeptCount)} chosen features",
                        Numbers.WithError(chosen.Metric, chosen.MetricStandardError),
                        Text(chosen.TestMetric),
                    ],
                    IsMarked: true),
                new(
                    [
                        findings.AllFeatures,
                        findings.AllPoint is { } all ? Numbers.WithError(all.Metric, all.MetricStandardError) : Numbers.None,
                        Text(chosen.TestMetricOfAll),
                    ]),
            ]);
    }

    private static string Text(double? metric) => metric is { } value ? Numbers.Plain(value) : Numbers.None;
}
