using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MLNet.FeatureGating.Reports.Content;

namespace MLNet.FeatureGating.Reports.Page;

/// <summary>Content as JSON that can stand inside a script element.</summary>
internal static class PageJson
{
    // The default encoder escapes <, >, &, quotes and all beyond ASCII: no text can end the element, whatever features are called.
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.Default,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new FiniteNumberConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write(PageContent content) => JsonSerializer.Serialize(content, Options);
}
