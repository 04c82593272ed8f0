using Microsoft.ML.Data;
using Microsoft.ML.Offline;

namespace Microsoft.ML.Transforms.Image;

public sealed class ImagePixelExtractingEstimator : TrivialEstimator<ImagePixelExtractingTransformer>
{
    internal ImagePixelExtractingEstimator(
        string outputColumnName, string inputColumnName, ColorPlaces places, float offsetImage, float scaleImage, bool outputAsFloatArray)
        : base(new ImagePixelExtractingTransformer(
            Require.NotEmpty(outputColumnName), inputColumnName, places, offsetImage, scaleImage, outputAsFloatArray))
    {
    }

    /// <summary>The colors of a pixel.</summary>
    [Flags]
    public enum ColorBits : byte
    {
        Alpha = 0x01,
        Red = 0x02,
        Green = 0x04,
        Blue = 0x08,
        Rgb = Red | Green | Blue,
        All = Alpha | Red | Green | Blue,
    }

    /// <summary>The order of the colors.</summary>
    public enum ColorsOrder : byte
    {
        ARGB = 1,
        ARBG = 2,
        ABRG = 3,
        ABGR = 4,
        AGRB = 5,
        AGBR = 6,
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ImageColumns.Find(inputSchema, Transformer.InputName);
        return inputSchema.With(
            new SchemaShape.Column(Transformer.OutputName, SchemaShape.Column.VectorKind.Vector, Transformer.ItemType, isKey: false));
    }
}
