using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Content;

/// <summary>Loss and metric against the number of features.</summary>
internal sealed record PathChart(
    IReadOnlyList<PathChartPoint> Points, int? ChosenCount, int FeatureCount, double BaselineLoss, double BaselineMetric)
{
    public static PathChart? Of(Findings findings) => findings.Path.Count == 0
        ? null
        : new(
            [.. findings.Path.Select(PathChartPoint.Of)],
            findings.ChosenPoint?.SelectedCount,
            findings.UsableCount,
            findings.Summary.BaselineLoss,
            findings.BaselineMetric);
}

/// <summary>One number of features.</summary>
internal sealed record PathChartPoint(int Count, double Loss, double LossError, double Metric, double MetricError, bool IsWithin)
{
    public static PathChartPoint Of(LambdaPathPoint point) => new(
        point.SelectedCount, point.Loss, point.LossStandardError, point.Metric, point.MetricStandardError, point.IsWithinOneStandardError);
}
