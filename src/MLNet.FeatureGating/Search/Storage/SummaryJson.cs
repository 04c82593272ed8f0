using System.Text.Json;

namespace MLNet.FeatureGating.Search.Storage;

/// <summary>A summary as JSON. Every number comes back as it was, to the bit, those that are not finite too.</summary>
internal static class SummaryJson
{
    public static string Write(SearchSummary summary) => JsonSerializer.Serialize(summary, StorageJsonContext.Default.SearchSummary);

    /// <exception cref="JsonException">The text is not such JSON, or a property is missing.</exception>
    public static SearchSummary Read(string json) =>
        JsonSerializer.Deserialize(json, StorageJsonContext.Default.SearchSummary) ?? throw new JsonException("There is no summary, but null.");
}
