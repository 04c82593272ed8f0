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
        => catalog.OneHotEncoding(
            [new InputOutputColumnPair(outputColumnName, inputColumnName)], outputKind, maximumNumberOfKeys, keyOrdinality, keyData);

    public static OneHotEncodingEstimator OneHotEncoding(
        this TransformsCatalog.CategoricalTransforms catalog,
        InputOutputColumnPair[] columns,
        OneHotEncodingEstimator.OutputKind outputKind = OneHotEncodingEstimator.OutputKind.Indicator,
        int maximumNumberOfKeys = 1000000,
        ValueToKeyMappingEstimator.KeyOrdinality keyOrdinality = ValueToKeyMappingEstimator.KeyOrdinality.ByOccurrence,
        IDataView? keyData = null)
        => keyData is null
            ? new(Require.NotNull(catalog).Environment, columns.ToPairs(), outputKind, maximumNumberOfKeys, keyOrdinality)
            : throw new NotSupportedException("This stand-in for ML.NET takes keys from the input only.");
}
