namespace MLNet.FeatureGating.Benchmarks.Masks;

/// <summary>The runs of one selection.</summary>
/// <param name="Setting">How the selection was trained.</param>
/// <param name="ClassifierSteps">How long each classifier was.</param>
/// <param name="Key">Which selection it is.</param>
/// <param name="Selected">The pixels.</param>
/// <param name="Errors">The part of wrong answers on test images, a run each.</param>
/// <param name="Seconds">The time of all runs.</param>
internal sealed record ClassificationCell(
    MaskSetting Setting, int ClassifierSteps, ReconstructionKey Key, int[] Selected, double[] Errors, double Seconds);
