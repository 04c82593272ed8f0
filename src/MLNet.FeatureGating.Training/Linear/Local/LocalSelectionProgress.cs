namespace MLNet.FeatureGating.Training.Linear;

/// <summary>How far a local selection is.</summary>
/// <param name="TryCount">The number of tries to replace a column so far.</param>
/// <param name="MaximumTryCount">The number of tries at most.</param>
/// <param name="SwapCount">The number of columns that the present search has replaced.</param>
internal readonly record struct LocalSelectionProgress(int TryCount, int MaximumTryCount, int SwapCount);
