namespace MLNet.FeatureGating.Pixels;

/// <summary>What comes out of a selection of pixels.</summary>
public enum PixelMaskOutput
{
    /// <summary>A vector as long as the input, in which the pixels that are not selected are 0: an image of the same size.</summary>
    Masked,

    /// <summary>The selected values alone, in their order.</summary>
    Kept,
}
