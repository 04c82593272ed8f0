namespace MLNet.FeatureGating.Search.Stages;

/// <summary>What the two halves of a split select.</summary>
/// <param name="Selected">The features that each half selects, shadows from the number of features on; empty where training diverged.</param>
internal sealed record StabilityResult(IReadOnlyList<int[]> Selected);
