using System.Text.Json;
using System.Text.Json.Serialization;

namespace SampleData.Files;

/// <summary>What a sample has found, for a program to read.</summary>
public static class ResultsFile
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,

        // What is not a number is the word NaN.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Writes an object, with the names of its properties in lower camel case.</summary>
    public static void Write(string path, object results) => File.WriteAllText(path, JsonSerializer.Serialize(results, Json));
}
