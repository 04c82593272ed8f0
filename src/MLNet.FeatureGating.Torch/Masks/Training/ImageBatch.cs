using static TorchSharp.torch;

namespace MLNet.FeatureGating.Masks;

/// <summary>The images of a step.</summary>
/// <param name="Images">The images, [rows, values].</param>
/// <param name="Classes">Their classes, [rows]; null where there are none.</param>
internal readonly record struct ImageBatch(Tensor Images, Tensor? Classes)
{
    public long Count => Images.shape[0];
}
