using MLNet.FeatureGating.Selection;

namespace MLNet.FeatureGating.Tool.Imaging;

/// <summary>Which pixels are kept, and what is known of each.</summary>
internal sealed class Mask
{
    private readonly GatedFeature?[] _features;

    private Mask(ImageShape shape, GatedFeature?[] features)
    {
        Shape = shape;
        _features = features;
    }

    public ImageShape Shape { get; }

    /// <summary>The kept pixels, the first by rank first, each from the top left, row after row.</summary>
    public IEnumerable<int> Kept => Enumerable.Range(0, Shape.PixelCount).Where(IsKept).OrderBy(pixel => _features[pixel]!.Rank);

    public static Mask Of(ImageShape shape, IEnumerable<GatedFeature> features)
    {
        var byPixel = new GatedFeature?[shape.PixelCount];
        foreach (GatedFeature feature in features)
        {
            byPixel[shape.PixelOf(feature.Slots[0])] = feature;
        }

        return new(shape, byPixel);
    }

    public bool IsKept(int pixel) => _features[pixel] is { IsSelected: true };

    public double ProbabilityOf(int pixel) => _features[pixel]?.SelectionProbability ?? 0;

    public int? RankOf(int pixel) => _features[pixel]?.Rank;

    /// <summary>Writes the mask as a portable graymap: kept pixels are white.</summary>
    public void WritePgm(Stream stream)
    {
        stream.Write(System.Text.Encoding.ASCII.GetBytes($"P5\n{Shape.Width} {Shape.Height}\n255\n"));
        stream.Write([.. Enumerable.Range(0, Shape.PixelCount).Select(pixel => IsKept(pixel) ? byte.MaxValue : byte.MinValue)]);
    }
}
