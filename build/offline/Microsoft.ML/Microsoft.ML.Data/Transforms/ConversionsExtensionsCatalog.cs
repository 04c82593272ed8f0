using Microsoft.ML.Data;
using Microsoft.ML.Offline;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

public static class ConversionsExtensionsCatalog
{
    public static ValueToKeyMappingEstimator MapValueToKey(
        this TransformsCatalog.ConversionTransforms catalog,
        string outputColumnName,
        string? inputColumnName = null,
        int maximumNumberOfKeys = 1000000,
        ValueToKeyMappingEstimator.KeyOrdinality keyOrdinality = ValueToKeyMappingEstimator.KeyOrdinality.ByOccurrence,
        bool addKeyValueAnnotationsAsText = false,
        IDataView? keyData = null)
        => catalog.MapValueToKey(
            [new InputOutputColumnPair(outputColumnName, inputColumnName)],
            maximumNumberOfKeys,
            keyOrdinality,
            addKeyValueAnnotationsAsText,
            keyData);

    public static ValueToKeyMappingEstimator MapValueToKey(
        this TransformsCatalog.ConversionTransforms catalog,
        InputOutputColumnPair[] columns,
        int maximumNumberOfKeys = 1000000,
        ValueToKeyMappingEstimator.KeyOrdinality keyOrdinality = ValueToKeyMappingEstimator.KeyOrdinality.ByOccurrence,
        bool addKeyValueAnnotationsAsText = false,
        IDataView? keyData = null)
        => keyData is null
            ? new(Require.NotNull(catalog).Environment, columns.ToPairs(), maximumNumberOfKeys, keyOrdinality, addKeyValueAnnotationsAsText)
            : throw new NotSupportedException("This stand-in for ML.NET takes keys from the input only.");

    public static KeyToValueMappingEstimator MapKeyToValue(
        this TransformsCatalog.ConversionTransforms catalog, string outputColumnName, string? inputColumnName = null)
        => new(Require.NotNull(catalog).Environment, (outputColumnName, inputColumnName ?? outputColumnName));

    public static KeyToValueMappingEstimator MapKeyToValue(
        this TransformsCatalog.ConversionTransforms catalog, InputOutputColumnPair[] columns)
        => new(Require.NotNull(catalog).Environment, columns.ToPairs());

    public static TypeConvertingEstimator ConvertType(
        this TransformsCatalog.ConversionTransforms catalog,
        string outputColumnName,
        string? inputColumnName = null,
        DataKind outputKind = DataKind.Single)
        => catalog.ConvertType([new InputOutputColumnPair(outputColumnName, inputColumnName)], outputKind);

    public static TypeConvertingEstimator ConvertType(
        this TransformsCatalog.ConversionTransforms catalog, InputOutputColumnPair[] columns, DataKind outputKind = DataKind.Single)
        => new(Require.NotNull(catalog).Environment, outputKind, columns.ToPairs());
}
