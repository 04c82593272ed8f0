using static TorchSharp.torch;

namespace MLNet.FeatureGating.Gates;

/// <summary>Where and as what a tensor is kept.</summary>
internal static class TensorPlace
{
    /// <summary>Whether a tensor is of the same type and on the same device as another.</summary>
    public static bool IsLike(this Tensor tensor, Tensor other) =>
        tensor.dtype == other.dtype && tensor.device.type == other.device.type && tensor.device.index == other.device.index;
}
