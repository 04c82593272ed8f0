using Microsoft.ML.Data;
using Microsoft.ML.Offline;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Maps values to keys, and keys to vectors of indicators.</summary>
public sealed class OneHotEncodingEstimator : IEstimator<OneHotEncodingTransformer>
{
    private readonly IHostEnvironment _env;
    private readonly ValueToKeyMappingEstimator _toKeys;
    private readonly (string Output, string Input)[] _columns;
    private readonly OutputKind _outputKind;

    internal OneHotEncodingEstimator(
        IHostEnvironment env,
        (string Output, string Input)[] columns,
        OutputKind outputKind,
        int maximumNumberOfKeys,
        ValueToKeyMappingEstimator.KeyOrdinality keyOrdinality)
    {
        if (outputKind is not (OutputKind.Indicator or OutputKind.Key))
        {
            throw new NotSupportedException($"This stand-in for ML.NET does not encode as {outputKind}.");
        }

        _env = env;
        _toKeys = new ValueToKeyMappingEstimator(env, columns, maximumNumberOfKeys, keyOrdinality, keyValuesAsText: true);
        _columns = columns;
        _outputKind = outputKind;
    }

    public enum OutputKind : byte
    {
        Bag = 1,
        Indicator = 2,
        Key = 3,
        Binary = 4,
    }

    public OneHotEncodingTransformer Fit(IDataView input)
    {
        var toKeys = _toKeys.Fit(input);
        return _outputKind == OutputKind.Key
            ? new OneHotEncodingTransformer(toKeys)
            : new OneHotEncodingTransformer(
                toKeys, new KeyToVectorMappingTransformer(_env, Array.ConvertAll(_columns, static pair => (pair.Output, pair.Output))));
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        var keys = _toKeys.GetOutputSchema(inputSchema);
        if (_outputKind == OutputKind.Key)
        {
            return keys;
        }

        var columns = keys.ToDictionary(static column => column.Name);
        foreach (var (output, _) in _columns)
        {
            columns[output] = MakeColumn(columns[output]);
        }

        return new SchemaShape(columns.Values);
    }

    private static SchemaShape.Column MakeColumn(SchemaShape.Column key)
    {
        var isKnownSize = key.Kind != SchemaShape.Column.VectorKind.VariableVector;
        return new(
            key.Name,
            isKnownSize ? SchemaShape.Column.VectorKind.Vector : SchemaShape.Column.VectorKind.VariableVector,
            NumberDataViewType.Single,
            isKey: false,
            new SchemaShape(isKnownSize
                ? [AnnotationShapes.SlotNames, AnnotationShapes.CategoricalSlotRanges, AnnotationShapes.IsNormalized]
                : [AnnotationShapes.IsNormalized]));
    }
}
