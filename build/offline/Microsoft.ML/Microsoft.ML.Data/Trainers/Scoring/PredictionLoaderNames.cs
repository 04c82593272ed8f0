namespace Microsoft.ML.Offline;

/// <summary>The loader names of the transformers that apply a model. Their loaders are where the models are.</summary>
internal static class PredictionLoaderNames
{
    internal const string Binary = "BinaryPrediction";
    internal const string Multiclass = "MulticlassPrediction";
    internal const string Regression = "RegressionPrediction";
}
