using Microsoft.ML.Offline;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

public static class FeatureSelectionCatalog
{
    public static CountFeatureSelectingEstimator SelectFeaturesBasedOnCount(
        this TransformsCatalog.FeatureSelectionTransforms catalog, string outputColumnName, string? inputColumnName = null, long count = 1)
        => new(Require.NotNull(catalog).Environment, outputColumnName, inputColumnName ?? outputColumnName, count);
}
