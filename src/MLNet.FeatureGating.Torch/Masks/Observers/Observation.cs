using static TorchSharp.torch;

namespace MLNet.FeatureGating.Masks;

/// <summary>What a network sees of images.</summary>
/// <param name="Values">The values, [rows, values].</param>
/// <param name="Open">The expected number of pixels that it sees anything of, a scalar, differentiable; null where the number is fixed.</param>
/// <param name="Full">The expected number of pixels that it sees as they are, likewise.</param>
/// <param name="OpenAtZero">The same at temperature 0.</param>
internal readonly record struct Observation(Tensor Values, Tensor? Open, Tensor? Full, Tensor? OpenAtZero);
