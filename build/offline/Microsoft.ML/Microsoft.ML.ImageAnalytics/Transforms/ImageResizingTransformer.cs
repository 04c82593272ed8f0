using Microsoft.ML.Data;
using Microsoft.ML.Offline;

namespace Microsoft.ML.Transforms.Image;

public sealed class ImageResizingTransformer : OneToOneTransformerBase
{
    internal const string Name = "ImageResizing";

    private readonly ImageResizingEstimator.ResizingKind _resizing;
    private readonly ImageResizingEstimator.Anchor _cropAnchor;

    internal ImageResizingTransformer(
        string outputColumnName,
        int imageWidth,
        int imageHeight,
        string inputColumnName,
        ImageResizingEstimator.ResizingKind resizing,
        ImageResizingEstimator.Anchor cropAnchor)
        : base(outputColumnName, inputColumnName)
    {
        Require.Param(imageWidth > 0, nameof(imageWidth));
        Require.Param(imageHeight > 0, nameof(imageHeight));
        Require.Param(Enum.IsDefined(resizing), nameof(resizing));
        Require.Param(Enum.IsDefined(cropAnchor), nameof(cropAnchor));
        _resizing = resizing;
        _cropAnchor = cropAnchor;
        Type = new ImageDataViewType(imageHeight, imageWidth);
    }

    internal ImageDataViewType Type { get; }

    internal override string LoaderName => Name;

    internal static ITransformer Load(BinaryReader reader)
    {
        var output = reader.ReadString();
        var input = reader.ReadString();
        var (width, height) = (reader.ReadInt32(), reader.ReadInt32());
        return new ImageResizingTransformer(
            output, width, height, input, (ImageResizingEstimator.ResizingKind)reader.ReadByte(), (ImageResizingEstimator.Anchor)reader.ReadByte());
    }

    private protected override void SaveMapping(BinaryWriter writer)
    {
        writer.Write(Type.Width);
        writer.Write(Type.Height);
        writer.Write((byte)_resizing);
        writer.Write((byte)_cropAnchor);
    }

    private protected override MappedColumn MapColumn(DataViewSchema.Column input)
    {
        ImageColumns.Require(input);
        return new(
            OutputName,
            Type,
            new DataViewSchema.Annotations.Builder().ToAnnotations(),
            [InputName],
            row => ImageColumns.Map(row, input, Resize, disposesOfInput: false));
    }

    // As in ML.NET, an image that has the size already is passed on itself.
    private MLImage Resize(MLImage image) => image.Width == Type.Width && image.Height == Type.Height
        ? image
        : image.With(Resizing.Of(image.Bitmap, Type.Width, Type.Height, _resizing, _cropAnchor));
}
