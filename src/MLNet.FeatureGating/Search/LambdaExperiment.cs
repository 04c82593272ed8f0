using MLNet.FeatureGating.Selection;
using Microsoft.ML;

namespace MLNet.FeatureGating.Search;

/// <summary>Finds out how many features are worth keeping, and which. Made by <see cref="FeatureGatingCatalog.CreateLambdaExperiment"/>.</summary>
public sealed class LambdaExperiment
{
    private readonly EstimatorHost _host;
    private readonly LambdaExperimentSettings _settings;

    internal LambdaExperiment(EstimatorHost host, LambdaExperimentSettings settings)
    {
        _host = host;
        _settings = settings;
    }

    /// <summary>Runs the experiment.</summary>
    /// <param name="trainData">The rows to learn from. They are read once. Rows for a test must not be among them.</param>
    /// <param name="labelColumnName">The column to predict. Not looked at where the task is a reconstruction.</param>
    /// <param name="featureColumnName">The vector of features, Single or Double, of known size.</param>
    /// <param name="samplingKeyColumnName">A column whose rows of one value are never in different folds; <see langword="null"/> for none.</param>
    /// <param name="progressHandler">Told how far it has got; <see langword="null"/> for nobody.</param>
    /// <returns>What was found out.</returns>
    public LambdaExperimentResult Execute(
        IDataView trainData,
        string labelColumnName = FeatureGatingExtensions.DefaultLabelColumnName,
        string featureColumnName = "Features",
        string? samplingKeyColumnName = null,
        IProgress<LambdaExperimentProgress>? progressHandler = null) => throw new NotSupportedException();
}
