namespace Microsoft.ML.Offline;

/// <summary>Two points the optimizer compares are numerically the same: the best point so far is as good as it gets.</summary>
internal sealed class PrematureConvergenceException(string message) : Exception(message);
