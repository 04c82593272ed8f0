using System.Text.Encodings.Web;
using System.Text.Json;

namespace MLNet.FeatureGating.Tool.Files;

/// <summary>Writes JSON for programs and people alike: indented, with every character as it is, and what is not a number as null.</summary>
internal static class JsonFile
{
    private static readonly JsonWriterOptions Format = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(Stream stream, Action<Utf8JsonWriter> writeProperties)
    {
        using (var json = new Utf8JsonWriter(stream, Format))
        {
            json.WriteStartObject();
            writeProperties(json);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    public static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
