using System.Diagnostics;
using MLNet.FeatureGating.Pixels;
using MLNet.FeatureGating.Training;
using Microsoft.ML;
using SampleData;

namespace SensorPlacement;

/// <summary>Places sensors, and has them judged.</summary>
/// <param name="settings">How to place.</param>
internal sealed class Placer(Settings settings)
{
    /// <summary>Places sensors. Several placements may be done at a time.</summary>
    public PlacedSensors Do(Placement placement)
    {
        Split split = placement.Split;
        var clock = Stopwatch.StartNew();
        int[] cells = placement.Method is { } method
            ? Select(split.Field, method, placement.Count)
            : RandomPlaces.Draw(split.Field, placement.Count, placement.Seed);
        double seconds = clock.Elapsed.TotalSeconds;
        double usual = split.Judge.UsualError;
        return new(
            placement,
            cells,
            split.Judge.Error(cells, split.Plain(placement.Count)) / usual,
            split.Judge.Error(cells, split.Tapered(placement.Count)) / usual,
            placement.Method is null && placement.Seed > 0 ? double.NaN : (split.Network?.Error(cells) ?? double.NaN) / usual,
            seconds);
    }

    private int[] Select(FieldAnomalies field, PixelMaskMethod method, int count)
    {
        var mlContext = new MLContext(seed: 0);
        IDataView training = FieldRow.View(mlContext, field.Training, field.Field.Latitudes.Count, field.Field.Longitudes.Count);
        using PixelMaskTransformer selection = mlContext.FeatureGating().SelectPixelsByLogitNormalMask("Sensors", nameof(FieldRow.Cells), options: new()
        {
            PixelCount = count,
            Method = method,
            ExcludedPixels = field.MissingCells,
            PixelWeights = field.CellWeights,
            PixelPositions = [.. Enumerable.Range(0, field.Field.CellCount).Select(field.Field.Position)],

            // Places alone are wanted, by all the rows there are. What learns a mask learns it with a small network, or it has the rows by heart.
            HiddenUnits = [32],
            Steps = settings.Steps,
            RefitSteps = 0,
            BatchSize = 64,
            LearningRate = 3e-3,
            ValidationFraction = 0,
            Seed = 0,
            Device = ComputeDevice.Auto,
            Threads = 1,
        }).Fit(training);
        return [.. selection.SelectedPixels];
    }
}
