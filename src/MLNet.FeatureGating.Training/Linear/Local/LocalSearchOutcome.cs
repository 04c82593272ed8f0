namespace MLNet.FeatureGating.Training.Linear;

/// <summary>What came of a local search.</summary>
/// <param name="Selected">The columns.</param>
/// <param name="SwapCount">The number of times that a column was replaced.</param>
/// <param name="SweepCount">The number of times that each column was tried.</param>
/// <param name="IsLocalOptimum">Whether the last sweep found nothing to replace.</param>
internal readonly record struct LocalSearchOutcome(int[] Selected, int SwapCount, int SweepCount, bool IsLocalOptimum);
