namespace MLNet.FeatureGating.Tool.Imaging;

/// <summary>Images of one shape, in memory, and what they show where that is known.</summary>
/// <param name="Path">The file that they are from.</param>
/// <param name="Shape">Their shape.</param>
/// <param name="Values">Their values.</param>
/// <param name="Labels">The class of each image, as a text; null where it is not known.</param>
internal sealed record ImageSet(string Path, ImageShape Shape, PixelTable Values, IReadOnlyList<string>? Labels);
