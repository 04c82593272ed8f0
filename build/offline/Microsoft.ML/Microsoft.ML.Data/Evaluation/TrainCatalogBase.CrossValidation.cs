#pragma warning disable CA1051 // The results of ML.NET's cross-validation are public fields.

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
        return [.. folds.Select((fold, index) =>
        {
            var model = estimator.Fit(fold.TrainSet);
            var scored = model.Transform(fold.TestSet);
            return new CrossValidationResult<T>(model, evaluate(scored), scored, index);
        })];
    }

    public sealed class CrossValidationResult<T>
        where T : class
    {
        public readonly T Metrics;
        public readonly ITransformer Model;
        public readonly IDataView ScoredHoldOutSet;
        public readonly int Fold;

        internal CrossValidationResult(ITransformer model, T metrics, IDataView scoredHoldOutSet, int fold)
        {
            Metrics = metrics;
            Model = model;
            ScoredHoldOutSet = scoredHoldOutSet;
            Fold = fold;
        }
    }
}
