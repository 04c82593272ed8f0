using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Linear;
using SampleData;
using SampleData.Files;

namespace MLNet.FeatureGating.Benchmarks.Masks;

/// <summary>The images of MNIST, to learn from and to judge by, and what linear selections need of them.</summary>
internal sealed class MaskData
{
    // Pixels that vary less are no choice for anybody: strokes touch them in a handful of images.
    private const double LeastVariance = 1e-4;

    private readonly Lazy<Covariance> _covariance;

    private MaskData(ImageData training, ImageData test)
    {
        Grid = new(training.Height, training.Width);
        Values = training.Values;
        TestValues = test.Values;
        Training = new(training.Values, Grid);
        Test = new(test.Values, Grid);
        LabelledTraining = new(training.Values, Grid, [.. training.Labels.Select(label => (int)label)]);
        LabelledTest = new(test.Values, Grid, [.. test.Labels.Select(label => (int)label)]);
        _covariance = new(() => Covariance.Measure(Values, Grid.PixelCount, threads: 1));
    }

    public PixelGrid Grid { get; }

    /// <summary>The pixels of the images to learn from.</summary>
    public float[] Values { get; }

    /// <summary>The pixels of the images to judge by.</summary>
    public float[] TestValues { get; }

    public ImageSet Training { get; }

    public ImageSet Test { get; }

    public ImageSet LabelledTraining { get; }

    public ImageSet LabelledTest { get; }

    /// <summary>The covariance of the pixels.</summary>
    public Covariance Covariance => _covariance.Value;

    /// <summary>Whether each pixel varies at all.</summary>
    public bool[] IsSelectable => Array.ConvertAll(Covariance.Variances, variance => variance > 0);

    /// <summary>The pixels that vary enough to be chosen at random.</summary>
    public int[] LivePixels => [.. Enumerable.Range(0, Grid.PixelCount).Where(pixel => Covariance.Variances[pixel] >= LeastVariance)];

    /// <summary>Reads the data, which is brought first where it is missing.</summary>
    /// <param name="images">How many images of each part are read at most.</param>
    public static MaskData Read(int images = int.MaxValue)
    {
        DataFolder folder = DataScript.Bring("mnist");
        return new(ImageData.ReadTraining(folder, images), ImageData.ReadTest(folder, images));
    }
}
