using System.Globalization;
using System.Text.Json;
using MLNet.FeatureGating.Pixels;
using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Tool.Files;

namespace MLNet.FeatureGating.Tool.Imaging;

/// <summary>Writes mask.json: which pixels were selected, for programs to read.</summary>
internal static class MaskJson
{
    public const string FileName = "mask.json";

    public static void Write(Stream stream, MaskOutcome outcome)
    {
        Mask mask = outcome.Mask;
        SearchSummary summary = outcome.Summary;
        JsonFile.Write(stream, json =>
        {
            json.WriteString("task", summary.Task.ToString());
            json.WriteString("method", outcome.Method);
            if (outcome.Gate is { } gate)
            {
                json.WriteString("gate", gate);
            }

            json.WriteNumber("width", mask.Shape.Width);
            json.WriteNumber("height", mask.Shape.Height);
            json.WriteNumber("channels", mask.Shape.Channels);
            json.WriteStartArray("selected");
            foreach (int pixel in mask.Kept)
            {
                json.WriteStartObject();
                json.WriteNumber("row", pixel / mask.Shape.Width);
                json.WriteNumber("column", pixel % mask.Shape.Width);
                json.WriteNumber("probability", mask.ProbabilityOf(pixel));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            WriteProbabilities(json, mask);
            JsonFile.WriteNumber(json, "lambda", summary.Chosen?.Lambda);
            json.WriteString("metricName", summary.MetricName);
            JsonFile.WriteNumber(json, "validationMetric", summary.Chosen?.Metric);
            JsonFile.WriteNumber(json, "validationStdError", summary.Chosen?.MetricStandardError);
            if (outcome.Selection is { } selection)
            {
                WriteErrors(json, selection);
            }

            json.WriteNumber("images", summary.RowCount);
            json.WriteNumber("seconds", Math.Round(summary.ElapsedSeconds, 3));
            json.WriteNumber("seed", summary.Seed);
        });
    }

    // Mean squared errors of a value, in the unit of the values; or parts of wrong answers.
    private static void WriteErrors(Utf8JsonWriter json, PixelMaskTransformer selection)
    {
        JsonFile.WriteNumber(json, "jointError", selection.JointError);
        JsonFile.WriteNumber(json, "refitError", selection.RefitError);
        JsonFile.WriteNumber(json, "constantError", selection.BaselineError);
        JsonFile.WriteNumber(json, "expectedPixels", selection.ExpectedPixelCount);
    }

    private static void WriteProbabilities(Utf8JsonWriter json, Mask mask)
    {
        json.WriteStartArray("probabilities");
        for (int row = 0; row < mask.Shape.Height; row++)
        {
            // A row of pixels is a line: an image of numbers.
            IEnumerable<int> pixels = Enumerable.Range(row * mask.Shape.Width, mask.Shape.Width);
            json.WriteRawValue($"[{string.Join(", ", pixels.Select(pixel => Text(mask.ProbabilityOf(pixel))))}]");
        }

        json.WriteEndArray();
    }

    private static string Text(double probability) => probability.ToString("F4", CultureInfo.InvariantCulture);
}
