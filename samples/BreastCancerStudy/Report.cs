using System.Globalization;
using System.Text.Json;

namespace BreastCancerStudy;

/// <summary>The results of all demonstrations, for a person and for a program.</summary>
internal sealed class Report(TumorData data, IReadOnlyList<DemonstrationResult> results)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private static readonly (string Name, Func<SettingResult, Statistics> Of)[] Figures =
    [
        ("validation_cross_entropy", setting => setting.ValidationCrossEntropy),
        ("validation_accuracy", setting => setting.ValidationAccuracy),
        ("test_cross_entropy", setting => setting.TestCrossEntropy),
        ("test_accuracy", setting => setting.TestAccuracy),
        ("selected", setting => setting.Selected),
        ("epochs", setting => setting.Epochs),
    ];

    public static void Print(TextWriter writer, DemonstrationResult result)
    {
        writer.WriteLine($"{result.Demonstration.Title} ({result.Demonstration.GateCount})");
        writer.WriteLine(
            $"  {result.Members} networks in one study, {result.Elapsed.TotalSeconds:F1} s; "
            + $"mean +- standard deviation of {Demonstration.Seeds} runs");
        writer.WriteLine("  gate              lambda  gates selected  cross-entropy    accuracy %     accuracy % on test rows");
        foreach (SettingResult setting in result.Settings)
        {
            writer.WriteLine(
                $"  {setting.Gate,-16} {setting.Lambda,7}  {setting.Selected.ToString(1),14}  {setting.ValidationCrossEntropy.ToString(3),13}  "
                + $"{setting.ValidationAccuracy.Times(100).ToString(1),12}    {setting.TestAccuracy.Times(100).ToString(1),12}");
        }

        writer.WriteLine();
    }

    public void WriteJson(string path) => File.WriteAllText(path, JsonSerializer.Serialize(
        new
        {
            Dataset = "Breast Cancer Wisconsin (Diagnostic)",
            TrainingRows = data.Training.RowCount,
            ValidationRows = data.Validation.RowCount,
            TestRows = data.Test.RowCount,
            Demonstrations = results.Select(result => new
            {
                result.Demonstration.Name,
                Gates = result.Demonstration.GateCount,
                result.Members,
                result.Settings,
                ElapsedSeconds = result.Elapsed.TotalSeconds,
            }),
        },
        Json));

    public void WriteCsv(string path)
    {
        string[] names = [.. Figures.SelectMany(figure => new[] { $"{figure.Name}_mean", $"{figure.Name}_std" })];
        IEnumerable<string> lines = results.SelectMany(result => result.Settings, (result, setting) => string.Join(
            ',',
            [
                result.Demonstration.Name,
                $"\"{setting.Gate}\"",
                Text(setting.Lambda),
                Text(setting.Runs),
                .. Figures.SelectMany(figure => new[] { Text(figure.Of(setting).Mean), Text(figure.Of(setting).StandardDeviation) }),
                Text(result.Elapsed.TotalSeconds),
            ]));
        File.WriteAllLines(path, [string.Join(',', ["demonstration", "gate", "lambda", "runs", .. names, "study_seconds"]), .. lines]);
    }

    private static string Text(double value) => value.ToString("G9", CultureInfo.InvariantCulture);
}
