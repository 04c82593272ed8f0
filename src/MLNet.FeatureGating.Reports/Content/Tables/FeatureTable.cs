using MLNet.FeatureGating.Reports.Text;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Content.Tables;

/// <summary>All that is known of every feature.</summary>
internal static class FeatureTable
{
    public static DataTable? Of(Findings findings)
    {
        if (findings.FeatureCount == 0)
        {
            return null;
        }

        Field[] fields = [.. Fields(findings)];
        return new(
            [.. fields.Select(field => field.Column)],
            [
                .. findings.Ranked.Take(ChartLimits.Rows).Select(feature => new TableRow(
                    [.. fields.Select(field => field.Text(feature))], findings.Kept.Contains(feature.Index))),
            ]);
    }

    private static IEnumerable<Field> Fields(Findings findings)
    {
        yield return new(new("Rank", true), feature => Numbers.Count(feature.Rank));
        yield return new(new("Feature"), feature => feature.Name);
        yield return new(new("Input column"), FeatureColumns.Of);
        yield return new(new("Kept"), feature => findings.Kept.Contains(feature.Index) ? "yes" : "");
        yield return new(new("Selection probability", true), feature => Numbers.Probability(feature.SelectionProbability));
        yield return new(new("Selection frequency", true), feature => Numbers.Probability(feature.SelectionFrequency));
        if (findings.Summary.Stability is not null)
        {
            yield return new(new("Stability", true), feature => Numbers.Probability(findings.StabilityOf(feature)));
        }

        yield return new(new("Leaves at lambda", true), feature => Numbers.Short(feature.ExitLambda));
        if (findings.HasCosts)
        {
            yield return new(new("Cost", true), feature => Numbers.Short(feature.Cost));
        }

        if (findings.Summary.Features.Any(feature => Remark(feature).Length > 0))
        {
            yield return new(new("Remark"), Remark);
        }
    }

    private static string Remark(SearchedFeature feature)
    {
        string[] parts =
        [
            feature.IsAlwaysKept ? "kept in any case" : "",
            feature.IsConstant ? "constant" : "",
            feature.Slots.Count > 1 ? $"{feature.Slots.Count} slots" : "",
        ];
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }

    private sealed record Field(TableColumn Column, Func<SearchedFeature, string> Text);
}
