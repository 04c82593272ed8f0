using Microsoft.ML.Data;
using Microsoft.ML.Offline;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class ValueToKeyMappingEstimator : IEstimator<ValueToKeyMappingTransformer>
{
    private readonly IHostEnvironment _env;
    private readonly (string Output, string Input)[] _columns;
    private readonly int _maximumNumberOfKeys;
    private readonly KeyOrdinality _keyOrdinality;
    private readonly bool _keyValuesAsText;

    internal ValueToKeyMappingEstimator(
        IHostEnvironment env,
        (string Output, string Input)[] columns,
        int maximumNumberOfKeys,
        KeyOrdinality keyOrdinality,
        bool keyValuesAsText)
    {
        Require.Param(maximumNumberOfKeys > 0, nameof(maximumNumberOfKeys), "Must be positive");
        _env = env;
        _columns = columns;
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
        var schema = Require.NotNull(input).Schema;
        var columns = Array.ConvertAll(_columns, pair => OneToOneTransformerBase.FindInput(schema, pair.Input));
        using var cursor = input.GetRowCursor(columns);
        var fits = Array.ConvertAll(columns, column => KeyMapFit.Create(cursor, column, _maximumNumberOfKeys));
        while (cursor.MoveNext())
        {
            foreach (var fit in fits)
            {
                fit.AddRow();
            }
        }

        var maps = Array.ConvertAll(fits, fit => fit.ToMap(sort: _keyOrdinality == KeyOrdinality.ByValue));
        return new ValueToKeyMappingTransformer(_env, _columns, maps, _keyValuesAsText);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        var columns = Require.NotNull(inputSchema).ToDictionary(static column => column.Name);
        foreach (var (output, input) in _columns)
        {
            if (!inputSchema.TryFindColumn(input, out var column))
            {
                throw Errors.MissingColumn(nameof(inputSchema), "input", input);
            }

            List<SchemaShape.Column> annotations = [];
            if (column.Annotations.TryFindColumn(AnnotationKinds.SlotNames, out var slotNames))
            {
                annotations.Add(slotNames);
            }

            annotations.Add(AnnotationShapes.KeyValues(_keyValuesAsText ? TextDataViewType.Instance : column.ItemType));
            columns[output] = new(output, column.Kind, NumberDataViewType.UInt32, isKey: true, new SchemaShape(annotations));
        }

        return new SchemaShape(columns.Values);
    }
}
