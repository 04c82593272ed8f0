using Microsoft.ML.Data;
using Microsoft.ML.Offline;

namespace Microsoft.ML.Transforms;

/// <summary>Maps values to keys, and keys to vectors of indicators.</summary>
public sealed class OneHotEncodingEstimator : IEstimator<OneHotEncodingTransformer>
{
    private readonly string _output;
    private readonly ValueToKeyMappingEstimator _toKeys;

    internal OneHotEncodingEstimator(
        string outputColumnName, string inputColumnName, int maximumNumberOfKeys, ValueToKeyMappingEstimator.KeyOrdinality keyOrdinality)
    {
        _output = outputColumnName;
        _toKeys = new ValueToKeyMappingEstimator(outputColumnName, inputColumnName, maximumNumberOfKeys, keyOrdinality, keyValuesAsText: true);
    }

    public enum OutputKind : byte
    {
        Indicator = 2,
    }

    public OneHotEncodingTransformer Fit(IDataView input)
        => new(_toKeys.Fit(input), new KeyToVectorMappingTransformer(_output, _output));

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        var keys = _toKeys.GetOutputSchema(inputSchema);
        var key = keys.FindInput(_output);
        Require.State(key.Kind == SchemaShape.Column.VectorKind.Scalar, "This stand-in for ML.NET encodes single values only.");
        return keys.With(new SchemaShape.Column(
            _output,
            SchemaShape.Column.VectorKind.Vector,
            NumberDataViewType.Single,
            isKey: false,
            new SchemaShape([AnnotationShapes.SlotNames, AnnotationShapes.CategoricalSlotRanges, AnnotationShapes.IsNormalized])));
    }
}
