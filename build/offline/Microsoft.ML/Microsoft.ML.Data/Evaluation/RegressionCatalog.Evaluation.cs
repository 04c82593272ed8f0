using Microsoft.ML.Data;
using Microsoft.ML.Offline;

namespace Microsoft.ML;

public sealed partial class RegressionCatalog
{
    public RegressionMetrics Evaluate(IDataView data, string labelColumnName = "Label", string scoreColumnName = "Score")
        => RegressionEvaluation.Run(data, labelColumnName, scoreColumnName);

    public IReadOnlyList<CrossValidationResult<RegressionMetrics>> CrossValidate(
        IDataView data,
        IEstimator<ITransformer> estimator,
        int numberOfFolds = 5,
        string labelColumnName = "Label",
        string? samplingKeyColumnName = null,
        int? seed = null)
    {
        Require.NotEmpty(labelColumnName);
        return CrossValidate(data, estimator, numberOfFolds, samplingKeyColumnName, seed, scored => Evaluate(scored, labelColumnName));
    }
}
