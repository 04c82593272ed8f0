using Microsoft.ML.Offline;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Data;

public sealed class ImageLoadingEstimator : TrivialEstimator<ImageLoadingTransformer>
{
    internal ImageLoadingEstimator(string outputColumnName, string? imageFolder, string inputColumnName)
        : base(new ImageLoadingTransformer(Require.NotEmpty(outputColumnName), imageFolder, inputColumnName))
    {
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        var column = Require.NotNull(inputSchema).FindInput(Transformer.InputName);
        return column.ItemType is TextDataViewType && column.Kind == SchemaShape.Column.VectorKind.Scalar
            ? inputSchema.With(new SchemaShape.Column(Transformer.OutputName, SchemaShape.Column.VectorKind.Scalar, new ImageDataViewType(), isKey: false))
            : throw Errors.SchemaMismatch(
                nameof(inputSchema), "input", Transformer.InputName, TextDataViewType.Instance.ToString()!, column.GetTypeString());
    }
}
