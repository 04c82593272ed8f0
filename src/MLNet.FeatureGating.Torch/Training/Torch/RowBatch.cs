using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>The rows of one step, as each member sees them.</summary>
/// <param name="Features">[members, rows, features], or [1, rows, features] where all see the same.</param>
/// <param name="Targets">[members or 1, rows].</param>
/// <param name="Weights">[members or 1, rows].</param>
/// <param name="RowCount">The number of rows.</param>
/// <param name="RiskSets">Who was at risk when, where targets are observed times.</param>
internal readonly record struct RowBatch(Tensor Features, Tensor Targets, Tensor Weights, int RowCount, RiskSets? RiskSets = null);
