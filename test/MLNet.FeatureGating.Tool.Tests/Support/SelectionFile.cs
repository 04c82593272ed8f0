using System.Text.Json.Nodes;

namespace MLNet.FeatureGating.Tool.Tests.Support;

/// <summary>Reads selection.json and mask.json.</summary>
internal static class SelectionFile
{
    public static JsonObject Read(string path) => JsonNode.Parse(File.ReadAllText(path))!.AsObject();

    public static string[] Selected(this JsonObject json) => [.. json["selected"]!.AsArray().Select(name => (string)name!)];
}
