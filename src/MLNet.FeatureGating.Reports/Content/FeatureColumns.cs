using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Content;

/// <summary>Names the input columns of a feature.</summary>
internal static class FeatureColumns
{
    public static string Of(SearchedFeature feature) => string.Join(", ", feature.ColumnNames);

    /// <summary>The same where they say more than the feature's name does; else nothing.</summary>
    public static string Telling(SearchedFeature feature) => feature.ColumnNames is [{ } column] && column == feature.Name ? "" : Of(feature);
}
