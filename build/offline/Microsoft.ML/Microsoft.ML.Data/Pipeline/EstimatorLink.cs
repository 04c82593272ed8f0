using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>An estimator of a chain.</summary>
/// <param name="Estimator">The estimator.</param>
/// <param name="Scope">When its transformer applies.</param>
/// <param name="IsCached">Whether what it puts out is kept in memory for the estimators after it.</param>
internal sealed record EstimatorLink(IEstimator<ITransformer> Estimator, TransformerScope Scope, bool IsCached);
