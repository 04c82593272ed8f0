using System.Diagnostics;
using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Pixels;
using MLNet.FeatureGating.Training;
using Microsoft.ML;
using SampleData;

namespace DigitClassification;

/// <summary>Selects pixels, and trains classifiers on them.</summary>
internal sealed class Experiment
{
    private readonly Settings _settings;
    private readonly ImageData _training;
    private readonly ImageSet _toLearn;
    private readonly ImageSet _toJudge;

    public Experiment(Settings settings, ImageData training, ImageData test)
    {
        _settings = settings;
        _training = training;
        _toLearn = Labelled(training);
        _toJudge = Labelled(test);
    }

    /// <summary>Does one selection and all its classifiers. Several may be done at a time.</summary>
    public SelectionResult Do(Selection selection)
    {
        var clock = Stopwatch.StartNew();
        IReadOnlyList<int> pixels = Select(selection);
        double selecting = clock.Elapsed.TotalSeconds;
        double[] errors = [.. Enumerable.Range(0, _settings.Runs).Select(run => Classify(pixels, run))];
        return new(pixels, errors, selecting, clock.Elapsed.TotalSeconds);
    }

    private IReadOnlyList<int> Select(Selection selection)
    {
        var mlContext = new MLContext(seed: 1);
        IEstimator<PixelMaskTransformer> estimator = mlContext.FeatureGating().SelectPixelsByLogitNormalMask(
            "Selected",
            nameof(DigitRow.Pixels),
            selection.IsForLabels ? "Label" : null,
            new()
            {
                PixelCount = selection.Pixels,
                Method = selection.Method,
                Steps = _settings.Steps,

                // The selection alone is wanted: its own refit is as short as can be.
                RefitSteps = 1,
                Seed = 1,
                Device = ComputeDevice.Auto,
                Threads = 1,
            });
        IDataView images = DigitRow.View(mlContext, _training);
        IDataView labelled = selection.IsForLabels
            ? mlContext.Transforms.Conversion.MapValueToKey("Label", nameof(DigitRow.Digit)).Fit(images).Transform(images)
            : images;
        using PixelMaskTransformer transformer = estimator.Fit(labelled);
        return [.. transformer.SelectedPixels.Distinct()];
    }

    // A classifier built as DCGAN's discriminator, on images of which the selected pixels alone are left.
    private double Classify(IReadOnlyList<int> pixels, int run)
    {
        var trainer = new MaskTrainer(new()
        {
            Reconstructor = ReconstructorKind.Convolutional,
            RefitSteps = _settings.ClassifierSteps,
            Seed = run,
            Device = ComputeDevice.Auto,
            Threads = 1,
        });
        (double error, ImageReconstructor network) = trainer.Refit(_toLearn, _toJudge, pixels);
        network.Dispose();
        return error;
    }

    private static ImageSet Labelled(ImageData images) =>
        new(images.Values, new PixelGrid(images.Height, images.Width), [.. images.Labels.Select(label => (int)label)]);
}
