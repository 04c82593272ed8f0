namespace MLNet.FeatureGating.Search.Stages;

/// <summary>What a quick search gains on held-out rows.</summary>
/// <param name="Gain">By how much its loss is below that of the best constant prediction.</param>
internal sealed record PermutationResult(double Gain);
