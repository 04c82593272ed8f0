using Microsoft.ML.Data;
using Microsoft.ML.Offline;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class ColumnCopyingEstimator : TrivialEstimator<ColumnCopyingTransformer>
{
    internal ColumnCopyingEstimator(IHostEnvironment env, params (string Output, string Input)[] columns)
        : base(env, new ColumnCopyingTransformer(env, columns))
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

            columns[output] = new(output, column.Kind, column.ItemType, column.IsKey, column.Annotations);
        }

        return new SchemaShape(columns.Values);
    }
}
