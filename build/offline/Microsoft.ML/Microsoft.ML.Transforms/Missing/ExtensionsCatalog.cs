using Microsoft.ML.Offline;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

public static class ExtensionsCatalog
{
    public static MissingValueReplacingEstimator ReplaceMissingValues(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName = null,
        MissingValueReplacingEstimator.ReplacementMode replacementMode = MissingValueReplacingEstimator.ReplacementMode.DefaultValue,
        bool imputeBySlot = true)
        => catalog.ReplaceMissingValues([new InputOutputColumnPair(outputColumnName, inputColumnName)], replacementMode, imputeBySlot);

    public static MissingValueReplacingEstimator ReplaceMissingValues(
        this TransformsCatalog catalog,
        InputOutputColumnPair[] columns,
        MissingValueReplacingEstimator.ReplacementMode replacementMode = MissingValueReplacingEstimator.ReplacementMode.DefaultValue,
        bool imputeBySlot = true)
        => new(Require.NotNull(catalog).Environment, columns.ToPairs(), replacementMode, imputeBySlot);
}
