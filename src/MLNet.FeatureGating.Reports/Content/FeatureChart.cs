using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Content;

/// <summary>How each feature fared: selection probability, agreement of folds and seeds, and of halves of the rows.</summary>
internal sealed record FeatureChart(IReadOnlyList<FeatureBar> Bars, StabilityMarks? Stability)
{
    public static FeatureChart? Of(Findings findings) => findings.FeatureCount == 0
        ? null
        : new([.. findings.Ranked.Take(ChartLimits.Features).Select(feature => FeatureBar.Of(feature, findings))], StabilityMarks.Of(findings));
}

/// <summary>One feature.</summary>
internal sealed record FeatureBar(
    string Name, string Column, int Rank, bool IsKept, bool IsAlwaysKept, bool IsConstant, double Probability, double Frequency, double Stability)
{
    public static FeatureBar Of(SearchedFeature feature, Findings findings) => new(
        feature.Name,
        FeatureColumns.Telling(feature),
        feature.Rank,
        findings.Kept.Contains(feature.Index),
        feature.IsAlwaysKept,
        feature.IsConstant,
        feature.SelectionProbability,
        findings.Chosen is null ? double.NaN : feature.SelectionFrequency,
        findings.StabilityOf(feature));
}

/// <summary>What the frequencies of stability selection are to be held against.</summary>
internal sealed record StabilityMarks(double Threshold, IReadOnlyList<double> Shadows)
{
    public static StabilityMarks? Of(Findings findings) =>
        findings.Summary.Stability is { } stability ? new(stability.Threshold, stability.ShadowFrequencies) : null;
}
