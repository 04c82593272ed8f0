using MLNet.FeatureGating.Pixels;
using MLNet.FeatureGating.Selection;

namespace MLNet.FeatureGating.Tool.Imaging;

/// <summary>Which pixels are kept, and how probable each is.</summary>
internal sealed class Mask
{
    private readonly double[] _probabilities;
    private readonly HashSet<int> _kept;

    private Mask(ImageShape shape, IReadOnlyList<int> kept, double[] probabilities)
    {
        Shape = shape;
        Kept = kept;
        _kept = [.. kept];
        _probabilities = probabilities;
    }

    public ImageShape Shape { get; }

    /// <summary>The kept pixels, the first by rank first, each from the top left, row after row.</summary>
    public IReadOnlyList<int> Kept { get; }

    /// <summary>The mask of stochastic gates; of none where all are closed.</summary>
    public static Mask Of(ImageShape shape, IReadOnlyList<GatedFeature> features)
    {
        double[] probabilities = new double[shape.PixelCount];
        foreach (GatedFeature feature in features)
        {
            probabilities[shape.PixelOf(feature.Slots[0])] = feature.SelectionProbability;
        }

        IEnumerable<GatedFeature> kept = features.Where(feature => feature.IsSelected).OrderBy(feature => feature.Rank);
        return new(shape, [.. kept.Select(feature => shape.PixelOf(feature.Slots[0]))], probabilities);
    }

    /// <summary>The mask of a selection of pixels.</summary>
    public static Mask Of(ImageShape shape, PixelMaskTransformer selection) =>
        new(shape, [.. selection.SelectedPixels.Distinct()], [.. selection.Probabilities]);

    public bool IsKept(int pixel) => _kept.Contains(pixel);

    public double ProbabilityOf(int pixel) => _probabilities[pixel];
}
