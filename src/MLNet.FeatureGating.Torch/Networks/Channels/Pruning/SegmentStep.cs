using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>A layer that treats channels apart.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Channels">The number of channels behind it.</param>
internal readonly record struct SegmentStep(nn.Module<Tensor, Tensor> Layer, int Channels);
