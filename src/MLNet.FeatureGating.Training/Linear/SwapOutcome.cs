namespace MLNet.FeatureGating.Training.Linear;

/// <summary>What came of swaps.</summary>
/// <param name="Swaps">How many there were.</param>
/// <param name="IsLocalOptimum">Whether none was left that helps.</param>
internal readonly record struct SwapOutcome(int Swaps, bool IsLocalOptimum);
