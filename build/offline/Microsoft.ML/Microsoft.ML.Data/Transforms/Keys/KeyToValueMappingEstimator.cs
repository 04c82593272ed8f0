using Microsoft.ML.Data;
using Microsoft.ML.Offline;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class KeyToValueMappingEstimator : TrivialEstimator<KeyToValueMappingTransformer>
{
    internal KeyToValueMappingEstimator(IHostEnvironment env, params (string Output, string Input)[] columns)
        : base(env, new KeyToValueMappingTransformer(env, columns))
    {
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        var columns = Require.NotNull(inputSchema).ToDictionary(static column => column.Name);
        foreach (var (output, input) in Transformer.ColumnPairs)
        {
            if (!inputSchema.TryFindColumn(input, out var column))
            {
                throw Errors.MissingColumn(nameof(inputSchema), "input", input);
            }

            if (!column.IsKey)
            {
                throw Errors.SchemaMismatch(nameof(inputSchema), "input", input, "KeyType", column.GetTypeString());
            }

            Require.Param(
                column.Annotations.TryFindColumn(AnnotationKinds.KeyValues, out var keyValues),
                nameof(inputSchema),
                $"Input column '{input}' doesn't contain key values metadata");
            var annotations = column.HasSlotNames() ? new SchemaShape([AnnotationShapes.SlotNames]) : null;
            columns[output] = new(output, column.Kind, keyValues.ItemType, keyValues.IsKey, annotations);
        }

        return new SchemaShape(columns.Values);
    }
}
