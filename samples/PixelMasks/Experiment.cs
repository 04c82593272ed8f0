using System.Diagnostics;
using MLNet.FeatureGating.Pixels;
using MLNet.FeatureGating.Training;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace PixelMasks;

/// <summary>Selects pixels, reconstructs images to judge by, and draws what came of it.</summary>
internal sealed class Experiment(DataSet data, Settings settings)
{
    private const double Percent = 100;

    /// <summary>Does one run. Several may be done at a time.</summary>
    public RunResult Do(Run run)
    {
        var clock = Stopwatch.StartNew();
        var mlContext = new MLContext(run.Seed);
        IDataView training = PixelRow.View(mlContext, data.Training, data.Grid);
        var options = new PixelMaskOptions
        {
            PixelCount = run.Pixels,
            Method = run.Method,
            Reconstructor = settings.Reconstructor,
            Steps = settings.Steps,
            RefitSteps = settings.RefitSteps,
            BatchSize = settings.BatchSize,
            ExcludedPixels = data.ExcludedPixels,
            PixelWeights = data.Weights,
            PixelPositions = data.Positions,
            Seed = run.Seed,
            Device = ComputeDevice.Auto,
            Threads = 1,
        };
        using PixelMaskTransformer selection = mlContext.FeatureGating()
            .SelectPixelsByLogitNormalMask("Selected", nameof(PixelRow.Pixels), options: options).Fit(training);
        double seconds = clock.Elapsed.TotalSeconds;

        IDataView test = PixelRow.View(mlContext, data.Test, data.Grid);
        IDataView reconstructed = mlContext.FeatureGating()
            .ReconstructFromSelectedPixels("Reconstructed", selection, "Selected").Fit(selection.Transform(test))
                .Transform(selection.Transform(test));
        float[] images = [.. reconstructed.GetColumn<float[]>("Reconstructed").SelectMany(image => image)];
        if (run.Seed == 0)
        {
            SheetOfRun.Save(data, run, selection, images, settings.Output);
        }

        return new(
            selection.SelectedPixels.Distinct().Count(),
            selection.JointError / data.Unit * Percent,
            selection.RefitError / data.Unit * Percent,
            data.TestError(images) * Percent,
            selection.BaselineError / data.Unit * Percent,
            seconds,
            selection.SelectedPixels,
            selection.Probabilities);
    }
}
