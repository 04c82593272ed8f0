using System.Text.Json;

namespace BreastCancer;

/// <summary>What all splits came to, for a person and for a program.</summary>
internal sealed class Report
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly int _rows;
    private readonly int _features;
    private readonly int _splits;
    private readonly Statistics _accuracyAll;
    private readonly Statistics _accuracySelected;
    private readonly Statistics _aucAll;
    private readonly Statistics _aucSelected;
    private readonly Statistics _selected;
    private readonly (string Name, int Count)[] _frequencies;

    public Report(int rows, int features, IReadOnlyCollection<SplitResult> results)
    {
        _rows = rows;
        _features = features;
        _splits = results.Count;
        _accuracyAll = Statistics.Of(results.Select(result => result.All.Accuracy));
        _accuracySelected = Statistics.Of(results.Select(result => result.Selected.Accuracy));
        _aucAll = Statistics.Of(results.Select(result => result.All.AreaUnderRocCurve));
        _aucSelected = Statistics.Of(results.Select(result => result.Selected.AreaUnderRocCurve));
        _selected = Statistics.Of(results.Select(result => (double)result.SelectedNames.Count));
        _frequencies = [.. results
            .SelectMany(result => result.SelectedNames)
            .CountBy(name => name)
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => (pair.Key, pair.Value))];
    }

    public void Print(TextWriter writer)
    {
        writer.WriteLine();
        writer.WriteLine($"mean and standard deviation over {_splits} splits    all {_features} features     selected features");
        writer.WriteLine($"  accuracy                                       {_accuracyAll,-19} {_accuracySelected}");
        writer.WriteLine($"  area under the ROC curve                       {_aucAll,-19} {_aucSelected}");
        writer.WriteLine($"  number of features                             {_features,-19} {_selected.Mean:F1} +- {_selected.StandardDeviation:F1}");
        writer.WriteLine();
        writer.WriteLine("selected in");
        foreach ((string name, int count) in _frequencies)
        {
            writer.WriteLine($"  {count,2} of {_splits} splits: {name}");
        }

        writer.WriteLine();
    }

    public void Write(string path, TimeSpan elapsed) => File.WriteAllText(path, JsonSerializer.Serialize(
        new
        {
            Dataset = "Breast Cancer Wisconsin (Diagnostic)",
            Rows = _rows,
            Features = _features,
            Splits = _splits,
            AccuracyAll = _accuracyAll.Mean,
            AccuracyAllStd = _accuracyAll.StandardDeviation,
            AccuracySelected = _accuracySelected.Mean,
            AccuracySelectedStd = _accuracySelected.StandardDeviation,
            AucAll = _aucAll.Mean,
            AucAllStd = _aucAll.StandardDeviation,
            AucSelected = _aucSelected.Mean,
            AucSelectedStd = _aucSelected.StandardDeviation,
            SelectedMean = _selected.Mean,
            SelectedStd = _selected.StandardDeviation,

            // Those of at least every second split, the most frequent first.
            SelectedNames = _frequencies.Where(feature => 2 * feature.Count >= _splits).Select(feature => feature.Name),
            Seconds = elapsed.TotalSeconds,
        },
        Json));
}
