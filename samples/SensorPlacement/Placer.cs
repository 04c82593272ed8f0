using System.Diagnostics;
using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Pixels;
using MLNet.FeatureGating.Training;
using Microsoft.ML;
using Microsoft.ML.Data;
using SampleData;

namespace SensorPlacement;

/// <summary>Places sensors, and judges them by linear maps and by networks.</summary>
/// <param name="field">The field.</param>
/// <param name="judge">Judges places.</param>
/// <param name="ridges">The ridge for each number of sensors.</param>
/// <param name="settings">How to place.</param>
internal sealed class Placer(FieldAnomalies field, LinearJudge judge, IReadOnlyDictionary<int, double> ridges, Settings settings)
{
    // A hundred rows teach a network of a few hidden units, for a few steps.
    private static readonly int[] HiddenUnits = [32];

    private const double LearningRate = 3e-3;

    private readonly int _height = field.Field.Latitudes.Count;
    private readonly int _width = field.Field.Longitudes.Count;

    /// <summary>Places sensors. Several placements may be done at a time.</summary>
    public PlacedSensors Do(Placement placement)
    {
        var clock = Stopwatch.StartNew();
        if (placement.Method is not { } method)
        {
            int[] cells = RandomPlaces.Draw(field, placement.Count, placement.Seed);
            return new(placement, cells, judge.Judge(cells, ridges[placement.Count]), double.NaN, clock.Elapsed.TotalSeconds);
        }

        var mlContext = new MLContext(placement.Seed);
        IDataView training = FieldRow.View(mlContext, field.Training, _height, _width);
        using PixelMaskTransformer selection = mlContext.FeatureGating().SelectPixelsByLogitNormalMask("Sensors", nameof(FieldRow.Cells), options: new()
        {
            PixelCount = placement.Count,
            Method = method,
            ExcludedPixels = field.MissingCells,
            PixelWeights = field.CellWeights,
            Reconstructor = ReconstructorKind.Dense,
            HiddenUnits = HiddenUnits,
            Steps = settings.Steps,
            RefitSteps = settings.RefitSteps,
            BatchSize = 64,
            LearningRate = LearningRate,

            // Years that are left out judge: no row has to be kept from learning.
            ValidationFraction = 0,
            Seed = placement.Seed,
            Device = ComputeDevice.Auto,
            Threads = 1,
        }).Fit(training);
        double seconds = clock.Elapsed.TotalSeconds;
        IDataView test = FieldRow.View(mlContext, field.Test, _height, _width);
        IDataView reconstructed = mlContext.FeatureGating()
            .ReconstructFromSelectedPixels("Reconstructed", selection, nameof(FieldRow.Cells)).Fit(test).Transform(test);
        float[] fields = [.. reconstructed.GetColumn<float[]>("Reconstructed").SelectMany(one => one)];
        return new(placement, selection.SelectedPixels, judge.Judge(selection.SelectedPixels, ridges[placement.Count]), TestError(fields), seconds);
    }

    private double TestError(float[] fields)
    {
        double sum = 0;
        for (int i = 0; i < fields.Length; i++)
        {
            double deviation = fields[i] - field.Test[i];
            sum += deviation * deviation * field.CellWeights[i % field.CellWeights.Count];
        }

        return sum / field.CellWeights.Sum() / field.TestNames.Count;
    }
}
