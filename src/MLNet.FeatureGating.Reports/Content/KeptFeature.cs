namespace MLNet.FeatureGating.Reports.Content;

/// <summary>A chosen feature, as it is listed first.</summary>
internal sealed record KeptFeature(string Name, string Note)
{
    public static IReadOnlyList<KeptFeature> Of(Findings findings) =>
        [.. findings.At(findings.Chosen?.Features ?? []).Select(feature => new KeptFeature(feature.Name, feature.IsAlwaysKept ? "in any case" : ""))];
}
