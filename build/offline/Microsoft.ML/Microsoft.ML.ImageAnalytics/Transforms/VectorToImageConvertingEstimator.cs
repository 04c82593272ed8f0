using Microsoft.ML.Data;
using Microsoft.ML.Offline;

namespace Microsoft.ML.Transforms.Image;

public sealed class VectorToImageConvertingEstimator : TrivialEstimator<VectorToImageConvertingTransformer>
{
    internal VectorToImageConvertingEstimator(
        string outputColumnName, int imageHeight, int imageWidth, string inputColumnName, ColorPlaces places, float scaleImage, float offsetImage)
        : base(new VectorToImageConvertingTransformer(
            Require.NotEmpty(outputColumnName), imageHeight, imageWidth, inputColumnName, places, scaleImage, offsetImage))
    {
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        var column = Require.NotNull(inputSchema).FindInput(Transformer.InputName);
        var isNumber = column.ItemType == NumberDataViewType.Single || column.ItemType == NumberDataViewType.Double
            || column.ItemType == NumberDataViewType.Byte;
        return isNumber && column.Kind == SchemaShape.Column.VectorKind.Vector
            ? inputSchema.With(new SchemaShape.Column(Transformer.OutputName, SchemaShape.Column.VectorKind.Scalar, Transformer.Type, isKey: false))
            : throw Errors.SchemaMismatch(
                nameof(inputSchema), "input", Transformer.InputName, "known-size vector of type Single, Double or Byte", column.GetTypeString());
    }
}
