using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Content;

/// <summary>The correlations among the features that rank first.</summary>
internal sealed record CorrelationChart(IReadOnlyList<CorrelatedFeature> Features, IReadOnlyList<IReadOnlyList<double>> Values)
{
    public static CorrelationChart? Of(Findings findings)
    {
        if (findings.Summary.Correlations is not { Features.Count: > 1 } correlations)
        {
            return null;
        }

        SearchedFeature[] shown = [.. findings.At(correlations.Features).Take(ChartLimits.Features)];
        return new(
            [.. shown.Select(feature => new CorrelatedFeature(feature.Name, feature.Rank, findings.Kept.Contains(feature.Index)))],
            [.. correlations.Values.Take(shown.Length).Select(row => (IReadOnlyList<double>)[.. row.Take(shown.Length)])]);
    }
}

/// <summary>A row and a column of the heat map.</summary>
internal sealed record CorrelatedFeature(string Name, int Rank, bool IsKept);
