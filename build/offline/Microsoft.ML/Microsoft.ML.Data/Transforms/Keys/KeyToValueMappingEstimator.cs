using Microsoft.ML.Data;
using Microsoft.ML.Offline;

namespace Microsoft.ML.Transforms;

public sealed class KeyToValueMappingEstimator : TrivialEstimator<KeyToValueMappingTransformer>
{
    internal KeyToValueMappingEstimator(string outputColumnName, string inputColumnName)
        : base(new KeyToValueMappingTransformer(Require.NotEmpty(outputColumnName), Require.NotEmpty(inputColumnName)))
    {
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        var column = Require.NotNull(inputSchema).FindInput(Transformer.InputName);
        if (!column.IsKey)
        {
            throw Errors.SchemaMismatch(nameof(inputSchema), "input", column.Name, "KeyType", column.GetTypeString());
        }

        Require.Param(
            column.Annotations.TryFindColumn(AnnotationKinds.KeyValues, out var keyValues),
            nameof(inputSchema),
            $"Input column '{column.Name}' doesn't contain key values metadata");
        var annotations = column.HasSlotNames() ? new SchemaShape([AnnotationShapes.SlotNames]) : null;
        return inputSchema.With(new SchemaShape.Column(Transformer.OutputName, column.Kind, keyValues.ItemType, keyValues.IsKey, annotations));
    }
}
