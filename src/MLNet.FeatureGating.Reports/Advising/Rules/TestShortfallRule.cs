using MLNet.FeatureGating.Reports.Content;
using MLNet.FeatureGating.Reports.Text;

namespace MLNet.FeatureGating.Reports.Advising.Rules;

/// <summary>On rows that the search never saw, the selection does worse than it should.</summary>
internal sealed class TestShortfallRule : IAdviceRule
{
    private const double Tolerance = 0.02;

    public Advice? Look(Findings findings)
    {
        if (findings.Chosen is not { TestMetric: { } test } chosen)
        {
            return null;
        }

        // Of what is no number, nothing is said.
        double shortfall = chosen.Metric - test;
        if (!(shortfall > Math.Max(2 * Known(chosen.MetricStandardError), Tolerance)))
        {
            return null;
        }

        string all = chosen.TestMetricOfAll is { } ofAll ? $" (all features: {Numbers.Plain(ofAll)})" : "";
        return new(
            AdviceKind.Caution,
            "Worse on the test than on held-out rows",
            $"On the test rows, {findings.Metric} is {Numbers.Plain(test)}{all}; on held-out rows it was "
            + $"{Numbers.WithError(chosen.Metric, chosen.MetricStandardError)}. If all features lose as much, the test rows differ from those of the "
            + "search (another time, another place). If only the selection does, it fits the rows that it was chosen on: keep more features.");
    }

    private static double Known(double error) => double.IsFinite(error) ? error : 0;
}
