using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Pixels;
using PixelMasks;

namespace MLNet.FeatureGating.Benchmarks.Masks;

/// <summary>A row of a table: a way of selecting pixels, or what stands beside the ways.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Title">The name in tables.</param>
/// <param name="Method">The way of selecting; null beside them.</param>
/// <param name="IsForLabels">Whether pixels are selected to classify images rather than to reconstruct them.</param>
internal sealed record MaskRow(string Name, string Title, PixelMaskMethod? Method, bool IsForLabels = false)
{
    /// <summary>Pixels at random, of those that vary.</summary>
    public static MaskRow Random { get; } = new("random", "random live pixels", null);

    /// <summary>The best that any linear map through k numbers can do: a bound, no selection.</summary>
    public static MaskRow Pca { get; } = new("pca", "PCA, k modes (linear; no selection)", null);

    /// <summary>All ways of selecting, but the one for few images.</summary>
    public static IReadOnlyList<MaskRow> Selections { get; } =
    [
        .. Enum.GetValues<PixelMaskMethod>()
            .Where(method => method != PixelMaskMethod.SpatialGreedyLinear)
            .Select(method => new MaskRow(MethodName.Short(method), MethodName.Title(method), method)),
        Random,
    ];

    /// <summary>The ways that learn from images can learn from labels as well.</summary>
    public static IReadOnlyList<MaskRow> ForLabels { get; } =
    [
        .. Selections.Where(row => row.Learning is not null)
            .Select(row => row with { Name = $"{row.Name}-labels", Title = $"{row.Title}, for the labels", IsForLabels = true }),
    ];

    /// <summary>The way that the library takes where none is named.</summary>
    public static MaskRow Default { get; } = Selections.First(row => row.Method == MethodName.Default);

    /// <summary>How the trainer calls a way that is learnt; null where it knows none.</summary>
    public MaskMethod? Learning => Method is { } method && Enum.TryParse(method.ToString(), out MaskMethod learning) ? learning : null;
}
