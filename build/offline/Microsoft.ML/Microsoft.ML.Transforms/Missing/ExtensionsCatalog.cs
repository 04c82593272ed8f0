using Microsoft.ML.Offline;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

public static class ExtensionsCatalog
{
    public static MissingValueReplacingEstimator ReplaceMissingValues(
        this TransformsCatalog catalog,
        InputOutputColumnPair[] columns,
        MissingValueReplacingEstimator.ReplacementMode replacementMode = MissingValueReplacingEstimator.ReplacementMode.DefaultValue,
        bool imputeBySlot = true)
    {
        Require.NotNull(catalog);
        return replacementMode == MissingValueReplacingEstimator.ReplacementMode.Mean
            ? new(columns)
            : throw new NotSupportedException($"This stand-in for ML.NET does not replace missing values by {replacementMode}.");
    }
}
