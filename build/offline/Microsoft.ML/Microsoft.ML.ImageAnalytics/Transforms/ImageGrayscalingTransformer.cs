using Microsoft.ML.Data;
using Microsoft.ML.Offline;

namespace Microsoft.ML.Transforms.Image;

public sealed class ImageGrayscalingTransformer : OneToOneTransformerBase
{
    internal const string Name = "ImageGrayscaling";

    internal ImageGrayscalingTransformer(string outputColumnName, string inputColumnName)
        : base(outputColumnName, inputColumnName)
    {
    }

    internal override string LoaderName => Name;

    internal static ITransformer Load(BinaryReader reader) => new ImageGrayscalingTransformer(reader.ReadString(), reader.ReadString());

    private protected override MappedColumn MapColumn(DataViewSchema.Column input) => new(
        OutputName,
        ImageColumns.Require(input),
        new DataViewSchema.Annotations.Builder().ToAnnotations(),
        [InputName],
        row => ImageColumns.Map(row, input, image => image.With(Grayscale.Of(image.Bitmap)), disposesOfInput: true));
}
