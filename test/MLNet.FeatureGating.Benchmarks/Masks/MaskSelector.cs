using System.Diagnostics;
using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Pixels;
using MLNet.FeatureGating.Training.Linear;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Benchmarks.Masks;

/// <summary>Pixels that a way selected.</summary>
/// <param name="Pixels">Different pixels.</param>
/// <param name="JointError">
/// The error of the network that was trained with the mask on the images to judge by; not a number where there is none.
/// </param>
/// <param name="Seconds">The time that it took.</param>
internal sealed record SelectedPixels(int[] Pixels, double JointError, double Seconds);

/// <summary>Selects pixels by every way.</summary>
internal sealed class MaskSelector(MaskData data, MaskSetting setting)
{
    /// <summary>Selects as many pixels as asked for.</summary>
    public SelectedPixels Select(MaskRow row, int count, int seed)
    {
        var clock = Stopwatch.StartNew();
        (IEnumerable<int> pixels, double joint) = row.Learning is { } learning
            ? Learn(learning, row.IsForLabels, count, seed)
            : row.Method switch
            {
                PixelMaskMethod.GreedyLinear => (GreedySelection.Select(data.Covariance, count, new() { Threads = 1 }).Columns, double.NaN),
                PixelMaskMethod.PivotedQr => (PivotedQrSelection.Select(data.Covariance, count, new() { Threads = 1 }).Columns, double.NaN),
                null => (Draw(count, seed), double.NaN),
                { } other => ByTheFace(other, count, seed),
            };
        return new([.. pixels.Distinct()], joint, clock.Elapsed.TotalSeconds);
    }

    // The refit is the caller's: the same for all ways.
    private (IEnumerable<int> Pixels, double JointError) Learn(MaskMethod method, bool isForLabels, int count, int seed)
    {
        var trainer = new MaskTrainer(setting.Training(seed) with { Method = method, RefitSteps = 0 });
        using MaskTrainingResult result = trainer.Train(
            isForLabels ? data.LabelledTraining : data.Training, isForLabels ? data.LabelledTest : data.Test, count, data.IsSelectable);
        return (result.Selected, result.JointError);
    }

    // A way that is not the trainer's own. The estimator's refit is not looked at: it is as short as can be.
    private (IEnumerable<int> Pixels, double JointError) ByTheFace(PixelMaskMethod method, int count, int seed)
    {
        var mlContext = new MLContext(seed);
        var schema = SchemaDefinition.Create(typeof(ImageRow));
        schema[nameof(ImageRow.Pixels)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, data.Grid.Height, data.Grid.Width);
        var options = new PixelMaskOptions
        {
            Method = method,
            PixelCount = count,
            Reconstructor = setting.Training(seed).Reconstructor,
            Steps = setting.Steps,
            RefitSteps = 1,
            BatchSize = setting.BatchSize,
            LearningRate = setting.LearningRate,
            MaskLearningRate = setting.MaskLearningRate,
            ValidationFraction = 0,
            Seed = seed,
        };
        using PixelMaskTransformer transformer = mlContext.FeatureGating()
            .SelectPixelsByLogitNormalMask("Selected", nameof(ImageRow.Pixels), options: options)
            .Fit(mlContext.Data.LoadFromEnumerable(Rows(), schema));
        return (transformer.SelectedPixels, double.NaN);
    }

    private IEnumerable<ImageRow> Rows() => Enumerable.Range(0, data.Training.Count)
        .Select(image => new ImageRow { Pixels = data.Values[(image * data.Grid.PixelCount)..((image + 1) * data.Grid.PixelCount)] });

    private int[] Draw(int count, int seed)
    {
        int[] live = data.LivePixels;
        new Random(seed).Shuffle(live);
        return live[..count];
    }

    private sealed class ImageRow
    {
        public float[] Pixels { get; set; } = [];
    }
}
