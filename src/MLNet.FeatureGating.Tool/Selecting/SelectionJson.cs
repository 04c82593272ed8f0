using MLNet.FeatureGating.Tool.Files;

namespace MLNet.FeatureGating.Tool.Selecting;

/// <summary>Writes selection.json: what was selected, for programs to read.</summary>
internal static class SelectionJson
{
    public const string FileName = "selection.json";

    public static void Write(Stream stream, SelectionOutcome outcome, int seed) => JsonFile.Write(stream, json =>
    {
        json.WriteString("task", outcome.Summary.Task.ToString());
        json.WriteStartArray("selected");
        foreach (FoundFeature feature in outcome.Selected)
        {
            json.WriteStringValue(feature.Name);
        }

        json.WriteEndArray();
        json.WriteStartObject("probabilities");
        foreach (FoundFeature feature in outcome.Features)
        {
            JsonFile.WriteNumber(json, feature.Name, feature.Probability);
        }

        json.WriteEndObject();
        JsonFile.WriteNumber(json, "lambda", outcome.Lambda);
        json.WriteString("metricName", outcome.Summary.MetricName);
        JsonFile.WriteNumber(json, "validationMetric", outcome.ValidationMetric);
        JsonFile.WriteNumber(json, "validationStdError", outcome.ValidationStandardError);
        JsonFile.WriteNumber(json, "testMetric", outcome.TestMetric);
        JsonFile.WriteNumber(json, "seconds", Math.Round(outcome.Elapsed.TotalSeconds, 3));
        json.WriteNumber("seed", seed);
    });
}
