using MLNet.FeatureGating.Pixels;
using MLNet.FeatureGating.Training;
using Microsoft.ML;
using Microsoft.ML.Data;
using SampleData;

namespace SensorPlacement;

/// <summary>Judges places by the network of the library, which makes whole fields of the sensors.</summary>
internal sealed class NetworkJudge
{
    private const double LearningRate = 3e-3;

    // A hundred rows teach a network of a few hidden units.
    private static readonly int[] HiddenUnits = [32];

    private static readonly int[] StepCounts = [50, 100, 200, 400, 800];

    private readonly FieldAnomalies _field;
    private readonly Dictionary<int, int> _steps;

    /// <summary>Chooses the steps for each number of sensors by the last two years to learn from, held out, and random places.</summary>
    public NetworkJudge(FieldAnomalies field, IReadOnlyList<int> counts)
    {
        _field = field;
        int cells = field.Field.CellCount;
        int[] groups = [.. field.TrainingGroups.Distinct().TakeLast(2)];
        ILookup<bool, float[]> rows = field.Training.Chunk(cells).Zip(field.TrainingGroups)
            .ToLookup(row => groups.Contains(row.Second), row => row.First);
        float[] learnt = [.. rows[false].SelectMany(row => row)];
        float[] left = [.. rows[true].SelectMany(row => row)];
        _steps = counts.ToDictionary(
            count => count, count => StepCounts.MinBy(steps => Error(RandomPlaces.Draw(field, count, seed: 0), learnt, left, steps)));
    }

    /// <summary>How many steps networks are trained.</summary>
    public int Steps(int count) => _steps[count];

    /// <summary>The error on held-out rows, a mean square by area.</summary>
    public double Error(int[] sensors) => Error(sensors, _field.Training, _field.Test, _steps[sensors.Length]);

    private double Error(int[] sensors, float[] learnt, float[] judged, int steps)
    {
        var mlContext = new MLContext(seed: 0);
        int height = _field.Field.Latitudes.Count;
        int width = _field.Field.Longitudes.Count;
        IDataView judgedView = FieldRow.View(mlContext, judged, height, width);

        // All other cells excluded, any selection selects the sensors.
        using PixelMaskTransformer selection = mlContext.FeatureGating().SelectPixelsByLogitNormalMask("Sensors", nameof(FieldRow.Cells), options: new()
        {
            PixelCount = sensors.Length,
            Method = PixelMaskMethod.GreedyLinear,
            ExcludedPixels = [.. Enumerable.Range(0, _field.Field.CellCount).Except(sensors)],
            PixelWeights = _field.CellWeights,
            HiddenUnits = HiddenUnits,
            RefitSteps = steps,
            BatchSize = 64,
            LearningRate = LearningRate,
            ValidationFraction = 0,
            Seed = 0,
            Device = ComputeDevice.Auto,
            Threads = 1,
        }).Fit(FieldRow.View(mlContext, learnt, height, width));
        IDataView reconstructed = mlContext.FeatureGating()
            .ReconstructFromSelectedPixels("Reconstructed", selection, nameof(FieldRow.Cells)).Fit(judgedView).Transform(judgedView);
        float[] fields = [.. reconstructed.GetColumn<float[]>("Reconstructed").SelectMany(one => one)];
        double sum = 0;
        for (int i = 0; i < fields.Length; i++)
        {
            double deviation = fields[i] - judged[i];
            sum += deviation * deviation * _field.CellWeights[i % _field.CellWeights.Count];
        }

        return sum / _field.CellWeights.Sum() / (judged.Length / _field.Field.CellCount);
    }
}
