using static TorchSharp.torch;

namespace MLNet.FeatureGating.Gates;

/// <summary>The straight-through estimator on tensors.</summary>
internal static class StraightThrough
{
    /// <summary>Gives 1 where <paramref name="relaxed"/> exceeds one half and else 0, with the gradient of <paramref name="relaxed"/>.</summary>
    public static Tensor Harden(Tensor relaxed)
    {
        // The difference is exactly 0, so that the mask is exactly 0 or 1.
        Tensor hard = relaxed.detach().gt(0.5).type(relaxed.dtype);
        return (relaxed - relaxed.detach()).add_(hard);
    }
}
