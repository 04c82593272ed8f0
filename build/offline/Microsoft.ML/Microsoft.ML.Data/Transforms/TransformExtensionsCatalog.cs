using Microsoft.ML.Offline;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

public static class TransformExtensionsCatalog
{
    public static ColumnConcatenatingEstimator Concatenate(
        this TransformsCatalog catalog, string outputColumnName, params string[] inputColumnNames)
    {
        Require.NotNull(catalog);
        return new(outputColumnName, inputColumnNames);
    }

    public static ColumnCopyingEstimator CopyColumns(this TransformsCatalog catalog, string outputColumnName, string inputColumnName)
    {
        Require.NotNull(catalog);
        return new(outputColumnName, inputColumnName);
    }
}
