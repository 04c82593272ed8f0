using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MLNet.FeatureGating.Reports.Page;

/// <summary>Numbers for charts: six digits, and null for what is no finite number, which JSON does not know.</summary>
internal sealed class FiniteNumberConverter : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (double.IsFinite(value))
        {
            writer.WriteRawValue(value.ToString("G6", CultureInfo.InvariantCulture));
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
