using PixelMasks;
using SampleData;
using SampleData.Files;

namespace DigitClassification;

/// <summary>All results, for a person and for a program.</summary>
internal sealed class Report(Settings settings, IReadOnlyList<(Selection Selection, SelectionResult Result)> results)
{
    private const double Percent = 100;

    public void Print(TextWriter writer)
    {
        writer.WriteLine();
        writer.WriteLine($"wrong answers on test images in %, minimum and mean of {settings.Runs} runs");
        writer.WriteLine();
        var table = new TextTable(["selected by", .. settings.Pixels.SelectMany(pixels => new[] { $"k = {pixels}: minimum", "mean" })]);
        foreach (IGrouping<string, (Selection Selection, SelectionResult Result)> row in results.GroupBy(one => one.Selection.Title))
        {
            table.Add(
            [
                row.Key,
                .. settings.Pixels.SelectMany(pixels =>
                {
                    var errors = Statistics.Of(row.Single(one => one.Selection.Pixels == pixels).Result.Errors);
                    return new[] { (Percent * errors.Minimum).ToString("F2"), (Percent * errors.Mean).ToString("F2") };
                }),
            ]);
        }

        table.Write(writer);
    }

    public void WriteJson(string path) => ResultsFile.Write(
        path,
        new
        {
            settings.Data,
            settings.Steps,
            settings.ClassifierSteps,
            settings.Runs,
            Selections = results.Select(one => new
            {
                Method = MethodName.Short(one.Selection.Method),
                one.Selection.IsForLabels,
                one.Selection.Pixels,
                one.Result.SelectedPixels,
                one.Result.Errors,
                one.Result.SelectionSeconds,
                one.Result.Seconds,
            }),
        });
}
