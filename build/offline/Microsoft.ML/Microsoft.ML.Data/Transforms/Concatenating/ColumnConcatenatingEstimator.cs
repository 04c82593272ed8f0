using Microsoft.ML.Data;
using Microsoft.ML.Offline;

namespace Microsoft.ML.Transforms;

public sealed class ColumnConcatenatingEstimator : IEstimator<ColumnConcatenatingTransformer>
{
    private readonly string _output;
    private readonly string[] _inputs;

    internal ColumnConcatenatingEstimator(string outputColumnName, params string[] inputColumnNames)
    {
        _output = Require.NotEmpty(outputColumnName);
        _inputs = Require.NotNull(inputColumnNames);
        Require.Param(inputColumnNames.Length > 0, nameof(inputColumnNames), "Input columns not specified");
        Require.Param(!inputColumnNames.Any(string.IsNullOrEmpty), nameof(inputColumnNames), "Contained some null or empty items");
    }

    public ColumnConcatenatingTransformer Fit(IDataView input)
    {
        Require.NotNull(input);
        return new ColumnConcatenatingTransformer(_output, _inputs);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Require.NotNull(inputSchema);
        return inputSchema.With(MakeColumn(Array.ConvertAll(_inputs, inputSchema.FindInput)));
    }

    private SchemaShape.Column MakeColumn(SchemaShape.Column[] inputs)
    {
        var itemType = inputs[0].ItemType;
        foreach (var input in inputs)
        {
            Require.State(!input.IsKey, $"Column '{input.Name}' is key. Concatenation of keys is unsupported.");
            Require.State(
                input.ItemType.Equals(itemType),
                $"Concatenated columns should have the same type. Column '{input.Name}' has type of {input.ItemType}, but expected column type is {itemType}.");
        }

        List<SchemaShape.Column> annotations = [];
        if (inputs.All(static input => input.IsNormalizedShape()))
        {
            annotations.Add(AnnotationShapes.IsNormalized);
        }

        if (inputs.Any(AnnotationShapes.HasCategoricalSlotRanges))
        {
            annotations.Add(AnnotationShapes.CategoricalSlotRanges);
        }

        if (inputs.Any(static input => input.Kind == SchemaShape.Column.VectorKind.Scalar || input.HasSlotNames()))
        {
            annotations.Add(AnnotationShapes.SlotNames);
        }

        var kind = inputs.Any(static input => input.Kind == SchemaShape.Column.VectorKind.VariableVector)
            ? SchemaShape.Column.VectorKind.VariableVector
            : SchemaShape.Column.VectorKind.Vector;
        return new(_output, kind, itemType, isKey: false, new SchemaShape(annotations));
    }
}
