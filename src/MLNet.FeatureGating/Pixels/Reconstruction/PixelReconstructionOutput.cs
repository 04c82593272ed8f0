namespace MLNet.FeatureGating.Pixels;

/// <summary>What a reconstruction gives.</summary>
public enum PixelReconstructionOutput
{
    /// <summary>A vector of Single as the selection's input was: all values, in the same layout and unit.</summary>
    Vector,

    /// <summary>An image: values are rounded and clamped to 0 to 255; grey where there is one channel.</summary>
    Image,
}
