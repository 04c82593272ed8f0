using static TorchSharp.torch;

namespace MLNet.FeatureGating.Masks;

/// <summary>What networks learn to do with what they see of images.</summary>
internal abstract class ImageObjective
{
    /// <summary>The mean loss of a batch, differentiable.</summary>
    public abstract Tensor Loss(Tensor output, ImageBatch batch);

    /// <summary>The sum over a batch of what is reported: squared errors a value, or wrong answers.</summary>
    public abstract Tensor Error(Tensor output, ImageBatch batch);
}
