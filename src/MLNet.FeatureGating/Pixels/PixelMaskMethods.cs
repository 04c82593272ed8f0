namespace MLNet.FeatureGating.Pixels;

/// <summary>What is to be told of the ways of selecting pixels.</summary>
internal static class PixelMaskMethods
{
    /// <summary>Whether a way selects without a network: it learns no mask, and knows of no classes.</summary>
    public static bool IsLinear(this PixelMaskMethod method) => method
        is PixelMaskMethod.LocallyLinear or PixelMaskMethod.GreedyLinear or PixelMaskMethod.SpatialGreedyLinear or PixelMaskMethod.PivotedQr;
}
