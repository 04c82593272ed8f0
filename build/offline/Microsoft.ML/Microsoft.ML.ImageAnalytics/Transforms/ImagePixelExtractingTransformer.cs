using System.Runtime.InteropServices;
using Microsoft.ML.Data;
using Microsoft.ML.Offline;

namespace Microsoft.ML.Transforms.Image;

/// <summary>Makes vectors of images: planes by rows by columns or, interleaved, rows by columns by planes.</summary>
public sealed class ImagePixelExtractingTransformer : OneToOneTransformerBase
{
    internal const string Name = "ImagePixelExtracting";

    private readonly ColorPlaces _places;
    private readonly float _offset;
    private readonly float _scale;

    internal ImagePixelExtractingTransformer(
        string outputColumnName, string inputColumnName, ColorPlaces places, float offsetImage, float scaleImage, bool outputAsFloatArray)
        : base(outputColumnName, inputColumnName)
    {
        Require.Param(places.Count > 0, "colorsToExtract", "Need to use at least one color plane.");

        // Bytes are passed on as they are, as in ML.NET.
        (_offset, _scale) = outputAsFloatArray ? (offsetImage, scaleImage) : (0, 1);
        Require.Param(float.IsFinite(_offset), nameof(offsetImage));
        Require.Param(float.IsFinite(_scale) && _scale != 0, nameof(scaleImage));
        _places = places;
        ItemType = outputAsFloatArray ? NumberDataViewType.Single : NumberDataViewType.Byte;
    }

    internal NumberDataViewType ItemType { get; }

    internal override string LoaderName => Name;

    internal static ITransformer Load(BinaryReader reader)
    {
        var output = reader.ReadString();
        var input = reader.ReadString();
        return new ImagePixelExtractingTransformer(
            output, input, ColorPlaces.Read(reader), reader.ReadSingle(), reader.ReadSingle(), reader.ReadBoolean());
    }

    private protected override void SaveMapping(BinaryWriter writer)
    {
        _places.Write(writer);
        writer.Write(_offset);
        writer.Write(_scale);
        writer.Write(ItemType == NumberDataViewType.Single);
    }

    private protected override MappedColumn MapColumn(DataViewSchema.Column input)
    {
        var image = ImageColumns.Require(input);
        if (image.Height <= 0 || image.Width <= 0)
        {
            throw Errors.SchemaMismatch("inputSchema", "input", InputName, "known-size image", "unknown-size image");
        }

        var type = _places.IsInterleaved
            ? new VectorDataViewType(ItemType, image.Height, image.Width, _places.Count)
            : new VectorDataViewType(ItemType, _places.Count, image.Height, image.Width);
        return new(OutputName, type, new DataViewSchema.Annotations.Builder().ToAnnotations(), [InputName], row => ItemType == NumberDataViewType.Single
            ? CreateGetter<float>(row, input, image, value => (value - _offset) * _scale)
            : CreateGetter<byte>(row, input, image, value => value));
    }

    // As in ML.NET, the last image is disposed of together with the row, whoever it belongs to.
    private ValueGetter<VBuffer<T>> CreateGetter<T>(DataViewRow row, DataViewSchema.Column input, ImageDataViewType type, Func<byte, T> convert)
        where T : unmanaged
    {
        var getImage = row.GetGetter<MLImage>(input);
        var conversions = new T[256];
        for (var value = 0; value < conversions.Length; value++)
        {
            conversions[value] = convert((byte)value);
        }

        MLImage? image = null;
        row.Disposing += () => image?.Dispose();
        return (ref VBuffer<T> destination) =>
        {
            getImage(ref image!);
            var size = type.Height * type.Width * _places.Count;
            if (image is null)
            {
                destination = VBufferEditor.Create(ref destination, size, 0).Commit();
                return;
            }

            Require.State(image.Height == type.Height && image.Width == type.Width, "The image does not have the size of its column.");
            var editor = VBufferEditor.Create(ref destination, size);
            Extract(image.Bitmap, conversions, editor.Values);
            destination = editor.Commit();
        };
    }

    private void Extract<T>(Bitmap bitmap, ReadOnlySpan<T> conversions, Span<T> values)
    {
        var pixelCount = bitmap.Width * bitmap.Height;
        foreach (var (color, offset) in new[]
        {
            (ImagePixelExtractingEstimator.ColorBits.Alpha, 3),
            (ImagePixelExtractingEstimator.ColorBits.Red, bitmap.RedIndex),
            (ImagePixelExtractingEstimator.ColorBits.Green, 1),
            (ImagePixelExtractingEstimator.ColorBits.Blue, bitmap.BlueIndex),
        })
        {
            var index = _places.IndexOf(color);
            for (var pixel = 0; index >= 0 && pixel < pixelCount; pixel++)
            {
                values[_places.SlotOf(index, pixel, pixelCount)] = conversions[bitmap.Pixels[(pixel * Bitmap.BytesPerPixel) + offset]];
            }
        }
    }
}
