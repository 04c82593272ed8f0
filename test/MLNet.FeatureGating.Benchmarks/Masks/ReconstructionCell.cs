namespace MLNet.FeatureGating.Benchmarks.Masks;

/// <summary>Which cell of a table it is.</summary>
/// <param name="Row">The name of the row.</param>
/// <param name="Pixels">How many pixels are asked for.</param>
/// <param name="Seed">The seed.</param>
internal sealed record ReconstructionKey(string Row, int Pixels, int Seed);

/// <summary>A run. Errors are mean squared errors on test images, times 100.</summary>
/// <param name="Setting">How it was trained.</param>
/// <param name="Key">Which cell it belongs to.</param>
/// <param name="Joint">Of the network that was trained with the mask; not a number where there is none.</param>
/// <param name="Refit">Of a network that was trained on the selected pixels.</param>
/// <param name="Count">The number of different pixels that were selected.</param>
/// <param name="Seconds">The time of the selection.</param>
/// <param name="RefitSeconds">The time of the refit.</param>
/// <param name="Selected">The pixels.</param>
internal sealed record ReconstructionCell(
    MaskSetting Setting, ReconstructionKey Key, double Joint, double Refit, int Count, double Seconds, double RefitSeconds, int[] Selected);
