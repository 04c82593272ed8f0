using static TorchSharp.torch;

namespace MLNet.FeatureGating.Masks;

/// <summary>Relaxed masks, and how likely pixels are open in them.</summary>
/// <param name="Masks">Masks in [0, 1], [rows, pixels], differentiable in the law's parameters.</param>
/// <param name="Open">
/// The probability that each pixel is above 0, [pixels], differentiable: their sum is the paper's penalty (eq. 9). Of a law that draws laws, the mean
/// of those that were drawn.
/// </param>
/// <param name="Full">The probability that each pixel is 1, [pixels], differentiable, of the same.</param>
/// <param name="OpenAtZero">The probability that each pixel is 1 at temperature 0, [pixels], of the same.</param>
public readonly record struct MaskDraw(Tensor Masks, Tensor Open, Tensor Full, Tensor OpenAtZero);
