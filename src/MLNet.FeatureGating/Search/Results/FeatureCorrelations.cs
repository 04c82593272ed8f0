namespace MLNet.FeatureGating.Search;

/// <summary>The correlations among the features that rank first.</summary>
/// <param name="Features">The indices of the features, in the order of their ranks.</param>
/// <param name="Values">
/// Row after row: the correlation of each two of them, in [-1, 1]. Of a group of slots, the first slot that varies stands for it.
/// </param>
public sealed record FeatureCorrelations(IReadOnlyList<int> Features, IReadOnlyList<IReadOnlyList<double>> Values);
