namespace MLNet.FeatureGating.Reports;

/// <summary>
/// The order in which the slots of a vector are the pixels of an image. Rows of pixels go from top to bottom, pixels from left to right.
/// </summary>
public enum PixelOrder
{
    /// <summary>All pixels of the first channel, then all of the next: what ML.NET extracts from images by default.</summary>
    Planar,

    /// <summary>All channels of the first pixel, then all of the next.</summary>
    Interleaved,
}
