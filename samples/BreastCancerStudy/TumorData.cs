using System.Globalization;
using MLNet.FeatureGating.Training;

namespace BreastCancerStudy;

/// <summary>The tumors in three parts, standardised on the training part; classes are 0, malignant, and 1, benign, as in the original.</summary>
internal sealed record TumorData(TrainingData Training, TrainingData Validation, TrainingData Test)
{
    public const int FeatureCount = 30;

    /// <summary>Loads the data and the split from a folder.</summary>
    public static TumorData Load(string folder)
    {
        float[][] rows = [.. File.ReadLines(Path.Combine(folder, "breast-cancer-wisconsin-diagnostic.csv"))
            .Skip(1)
            .Select(line => line.Split(',').Select(text => float.Parse(text, CultureInfo.InvariantCulture)).ToArray())];
        ILookup<string, float[]> parts = File.ReadLines(Path.Combine(folder, "breast-cancer-split-42.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .ToLookup(cells => cells[1], cells => rows[int.Parse(cells[0], CultureInfo.InvariantCulture)]);
        Standardize(rows, [.. parts["train"]]);
        return new(ToData(parts["train"]), ToData(parts["validation"]), ToData(parts["test"]));
    }

    private static void Standardize(float[][] rows, float[][] training)
    {
        for (int feature = 0; feature < FeatureCount; feature++)
        {
            double mean = training.Average(row => (double)row[feature]);
            double deviation = Math.Sqrt(training.Average(row => (row[feature] - mean) * (row[feature] - mean)));
            foreach (float[] row in rows)
            {
                row[feature] = (float)((row[feature] - mean) / deviation);
            }
        }
    }

    private static TrainingData ToData(IEnumerable<float[]> rows) =>
        new([.. rows.SelectMany(row => row[..FeatureCount])], FeatureCount, [.. rows.Select(row => 1 - row[FeatureCount])]);
}
