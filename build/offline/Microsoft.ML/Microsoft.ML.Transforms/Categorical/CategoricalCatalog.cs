using Microsoft.ML.Offline;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

public static class CategoricalCatalog
{
    public static OneHotEncodingEstimator OneHotEncoding(
        this TransformsCatalog.CategoricalTransforms catalog,
        string outputColumnName,
        string? inputColumnName = null,
        OneHotEncodingEstimator.OutputKind outputKind = OneHotEncodingEstimator.OutputKind.Indicator,
        int maximumNumberOfKeys = 1000000,
        ValueToKeyMappingEstimator.KeyOrdinality keyOrdinality = ValueToKeyMappingEstimator.KeyOrdinality.ByOccurrence,
        IDataView? keyData = null)
    {
        Require.NotNull(catalog);
        if (outputKind != OneHotEncodingEstimator.OutputKind.Indicator)
        {
            throw new NotSupportedException($"This stand-in for ML.NET does not encode as {outputKind}.");
        }

        return keyData is null
            ? new(outputColumnName, inputColumnName ?? outputColumnName, maximumNumberOfKeys, keyOrdinality)
            : throw new NotSupportedException("This stand-in for ML.NET takes keys from the input only.");
    }
}
