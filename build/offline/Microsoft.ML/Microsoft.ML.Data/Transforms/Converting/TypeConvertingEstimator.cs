using Microsoft.ML.Data;
using Microsoft.ML.Offline;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class TypeConvertingEstimator : TrivialEstimator<TypeConvertingTransformer>
{
    internal TypeConvertingEstimator(IHostEnvironment env, DataKind outputKind, (string Output, string Input)[] columns)
        : base(env, new TypeConvertingTransformer(env, outputKind, columns))
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

            var itemType = Transformer.ItemType;
            Require.Param(
                !column.IsKey && NumberConversions.CanConvert(column.ItemType),
                nameof(inputSchema),
                $"Don't know how to convert {input} into {itemType}");
            columns[output] = new(output, column.Kind, itemType, isKey: false, column.Annotations);
        }

        return new SchemaShape(columns.Values);
    }
}
