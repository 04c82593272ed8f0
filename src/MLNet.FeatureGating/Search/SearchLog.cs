using System.Globalization;
using MLNet.FeatureGating.Selection;

namespace MLNet.FeatureGating.Search;

/// <summary>Tells the user's log what came of an experiment.</summary>
internal static class SearchLog
{
    public static void Write(EstimatorHost host, LambdaExperimentResult result)
    {
        SearchSummary summary = result.Summary;
        string found = result.Decided.Chosen is { } chosen
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{chosen.Features.Count} of {summary.Features.Count} features ({chosen.Rule}); validation {summary.MetricName} {chosen.Metric:F4} "
                + $"+- {chosen.MetricStandardError:F4}, loss {chosen.Loss:F4}")
            : "no selection";
        host.Info(string.Create(CultureInfo.InvariantCulture, $"Lambda experiment on {summary.Device}, {summary.ElapsedSeconds:F2} s: {found}."));
        if (summary.Predictiveness is { IsPredictive: false } test)
        {
            host.Warning(string.Create(
                CultureInfo.InvariantCulture,
                $"Nothing here is predictive: {(summary.LabelColumnName is { } label ? $"of label column '{label}'" : "of each other")}, the "
                + $"features tell no more than of permuted labels (p = {test.PValue:F2})."));
        }

        if (!summary.IsComplete)
        {
            host.Warning("The experiment was cancelled, or its time was over: this is what it had found out until then.");
        }
    }
}
