using MLNet.FeatureGating.Reports.Text;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Content.Tables;

/// <summary>The path: how many features, what they are worth, and which come in.</summary>
internal static class PathTable
{
    public static DataTable? Of(Findings findings)
    {
        if (findings.Path.Count == 0)
        {
            return null;
        }

        List<TableColumn> columns =
        [
            new("Features", true),
            new("Lambda", true),
            new("Loss", true),
            new(Phrases.Capitalized(findings.Metric), true),
            new("Loss above best", true),
            new("Within one standard error"),
            new("Comes in"),
        ];
        if (findings.HasCosts)
        {
            columns.Insert(2, new("Cost", true));
        }

        return new(columns, [.. findings.Path.Select((point, i) => Row(point, i == 0 ? null : findings.Path[i - 1], findings))]);
    }

    private static TableRow Row(LambdaPathPoint point, LambdaPathPoint? fewer, Findings findings)
    {
        List<string> cells =
        [
            Numbers.Count(point.SelectedCount),
            Numbers.Short(point.Lambda),
            Numbers.WithError(point.Loss, point.LossStandardError),
            Numbers.WithError(point.Metric, point.MetricStandardError),
            Numbers.WithError(point.LossAboveBest, point.LossAboveBestStandardError),
            point.IsWithinOneStandardError ? "yes" : "",
            ComesIn(point, fewer, findings),
        ];
        if (findings.HasCosts)
        {
            cells.Insert(2, Numbers.Short(point.Cost));
        }

        return new(cells, point == findings.ChosenPoint);
    }

    private static string ComesIn(LambdaPathPoint point, LambdaPathPoint? fewer, Findings findings)
    {
        if (point.SelectedCount == 0)
        {
            return "the best constant prediction";
        }

        string[] names = [.. findings.At(fewer is null ? point.Features : point.Features.Except(fewer.Features)).Select(feature => feature.Name)];
        return names.Length > 4 ? Phrases.Of(names.Length, "feature", "features") : string.Join(", ", names);
    }
}
