using Microsoft.ML.Offline;

namespace Microsoft.ML;

public abstract partial class TrainCatalogBase
{
    /// <summary>Fits on all folds but one, in turn, and evaluates on the one left out.</summary>
    private protected CrossValidationResult<T>[] CrossValidate<T>(
        IDataView data,
        IEstimator<ITransformer> estimator,
        int numberOfFolds,
        string? samplingKeyColumnName,
        int? seed,
        Func<IDataView, T> evaluate)
        where T : class
    {
        Require.NotNull(data);
        Require.NotNull(estimator);
        Require.Param(numberOfFolds > 1, nameof(numberOfFolds), "Must be more than 1");

        var folds = new DataOperationsCatalog(Environment).CrossValidationSplit(data, numberOfFolds, samplingKeyColumnName, seed);
        return [.. folds.Select(fold =>
        {
            var scored = estimator.Fit(fold.TrainSet).Transform(fold.TestSet);
            return new CrossValidationResult<T>(evaluate(scored), scored);
        })];
    }

    public sealed class CrossValidationResult<T>
        where T : class
    {
        public readonly T Metrics;
        public readonly IDataView ScoredHoldOutSet;

        internal CrossValidationResult(T metrics, IDataView scoredHoldOutSet)
        {
            Metrics = metrics;
            ScoredHoldOutSet = scoredHoldOutSet;
        }
    }
}
