using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Content;

/// <summary>Loss, metric and number of features against lambda: a line a configuration.</summary>
internal sealed record LambdaChart(
    IReadOnlyList<LambdaLine> Lines, double ChosenLambda, int? ChosenCount, int FeatureCount, double BaselineLoss, double BaselineMetric)
{
    public const int MostLines = 8;

    public static LambdaChart? Of(Findings findings)
    {
        IReadOnlyList<LambdaRunDetail>[] shown = [.. findings.RunsByConfiguration.Take(MostLines)];
        IReadOnlyList<string> names = ConfigurationNames.Of([.. shown.Select(runs => runs[0].Configuration)]);
        return shown.Length == 0
            ? null
            : new(
                [.. shown.Select((runs, i) => new LambdaLine(names[i], [.. runs.Select(LambdaLinePoint.Of)]))],
                findings.Chosen?.Lambda ?? double.NaN,
                findings.Chosen is null ? null : findings.KeptCount,
                findings.FeatureCount,
                findings.Summary.BaselineLoss,
                findings.BaselineMetric);
    }
}

/// <summary>The trials of one configuration.</summary>
internal sealed record LambdaLine(string Name, IReadOnlyList<LambdaLinePoint> Points);

/// <summary>One trial.</summary>
internal sealed record LambdaLinePoint(
    double Lambda, double Loss, double LossError, double Metric, double MetricError, double Count, double CountError)
{
    public static LambdaLinePoint Of(LambdaRunDetail run) => new(
        run.Lambda,
        run.ValidationLoss,
        run.ValidationLossStandardError,
        run.ValidationMetric,
        run.ValidationMetricStandardError,
        run.SelectedCount,
        run.SelectedCountStandardError);
}
