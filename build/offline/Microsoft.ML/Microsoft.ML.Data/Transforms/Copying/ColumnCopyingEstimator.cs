using Microsoft.ML.Data;
using Microsoft.ML.Offline;

namespace Microsoft.ML.Transforms;

public sealed class ColumnCopyingEstimator : TrivialEstimator<ColumnCopyingTransformer>
{
    internal ColumnCopyingEstimator(string outputColumnName, string inputColumnName)
        : base(new ColumnCopyingTransformer(Require.NotEmpty(outputColumnName), Require.NotEmpty(inputColumnName)))
    {
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        var column = Require.NotNull(inputSchema).FindInput(Transformer.InputName);
        return inputSchema.With(new SchemaShape.Column(Transformer.OutputName, column.Kind, column.ItemType, column.IsKey, column.Annotations));
    }
}
