using Microsoft.ML.Data;
using Microsoft.ML.Offline;

namespace Microsoft.ML.Transforms.Image;

public sealed class ImageGrayscalingEstimator : TrivialEstimator<ImageGrayscalingTransformer>
{
    internal ImageGrayscalingEstimator(string outputColumnName, string inputColumnName)
        : base(new ImageGrayscalingTransformer(Require.NotEmpty(outputColumnName), inputColumnName))
    {
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        var column = ImageColumns.Find(inputSchema, Transformer.InputName);
        return inputSchema.With(new SchemaShape.Column(Transformer.OutputName, column.Kind, column.ItemType, column.IsKey, column.Annotations));
    }
}
