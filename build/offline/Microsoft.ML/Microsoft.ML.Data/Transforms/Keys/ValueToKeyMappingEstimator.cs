using Microsoft.ML.Data;
using Microsoft.ML.Offline;

namespace Microsoft.ML.Transforms;

public sealed class ValueToKeyMappingEstimator : IEstimator<ValueToKeyMappingTransformer>
{
    private readonly string _output;
    private readonly string _input;
    private readonly int _maximumNumberOfKeys;
    private readonly KeyOrdinality _keyOrdinality;
    private readonly bool _keyValuesAsText;

    internal ValueToKeyMappingEstimator(
        string outputColumnName,
        string inputColumnName,
        int maximumNumberOfKeys,
        KeyOrdinality keyOrdinality,
        bool keyValuesAsText)
    {
        Require.Param(maximumNumberOfKeys > 0, nameof(maximumNumberOfKeys), "Must be positive");
        _output = Require.NotEmpty(outputColumnName);
        _input = Require.NotEmpty(inputColumnName);
        _maximumNumberOfKeys = maximumNumberOfKeys;
        _keyOrdinality = keyOrdinality;
        _keyValuesAsText = keyValuesAsText;
    }

    public enum KeyOrdinality : byte
    {
        ByOccurrence = 0,
        ByValue = 1,
    }

    public ValueToKeyMappingTransformer Fit(IDataView input)
    {
        var column = OneToOneTransformerBase.FindInput(Require.NotNull(input).Schema, _input);
        using var cursor = input.GetRowCursor([column]);
        var fit = KeyMapFit.Create(cursor, column, _maximumNumberOfKeys);
        while (cursor.MoveNext())
        {
            fit.AddRow();
        }

        return new ValueToKeyMappingTransformer(
            _output, _input, _keyValuesAsText, fit.ToMap(sort: _keyOrdinality == KeyOrdinality.ByValue));
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        var column = Require.NotNull(inputSchema).FindInput(_input);
        List<SchemaShape.Column> annotations = [];
        if (column.Annotations.TryFindColumn(AnnotationKinds.SlotNames, out var slotNames))
        {
            annotations.Add(slotNames);
        }

        annotations.Add(AnnotationShapes.KeyValues(_keyValuesAsText ? TextDataViewType.Instance : column.ItemType));
        return inputSchema.With(new SchemaShape.Column(_output, column.Kind, NumberDataViewType.UInt32, isKey: true, new SchemaShape(annotations)));
    }
}
