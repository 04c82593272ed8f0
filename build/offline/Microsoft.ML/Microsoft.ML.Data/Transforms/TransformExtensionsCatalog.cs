using Microsoft.ML.Offline;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

public static class TransformExtensionsCatalog
{
    public static ColumnConcatenatingEstimator Concatenate(
        this TransformsCatalog catalog, string outputColumnName, params string[] inputColumnNames)
        => new(Require.NotNull(catalog).Environment, outputColumnName, inputColumnNames);

    public static ColumnCopyingEstimator CopyColumns(this TransformsCatalog catalog, string outputColumnName, string inputColumnName)
        => new(Require.NotNull(catalog).Environment, (outputColumnName, inputColumnName));
}
