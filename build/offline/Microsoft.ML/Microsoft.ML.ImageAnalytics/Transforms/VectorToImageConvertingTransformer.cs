using System.Numerics;
using Microsoft.ML.Data;
using Microsoft.ML.Offline;

namespace Microsoft.ML.Transforms.Image;

/// <summary>Makes images of vectors of numbers.</summary>
public sealed class VectorToImageConvertingTransformer : OneToOneTransformerBase
{
    internal const string Name = "VectorToImageConverting";

    private readonly ColorPlaces _places;
    private readonly float _scale;
    private readonly float _offset;

    internal VectorToImageConvertingTransformer(
        string outputColumnName, int imageHeight, int imageWidth, string inputColumnName, ColorPlaces places, float scaleImage, float offsetImage)
        : base(outputColumnName, inputColumnName)
    {
        Require.Param(places.Count > 0, "colorsPresent", "Need to use at least one color plane");
        Require.Param(imageWidth > 0, nameof(imageWidth), "Image width must be greater than zero");
        Require.Param(imageHeight > 0, nameof(imageHeight), "Image height must be greater than zero");
        Require.Param(float.IsFinite(offsetImage), nameof(offsetImage));
        Require.Param(float.IsFinite(scaleImage) && scaleImage != 0, nameof(scaleImage));
        _places = places;
        _scale = scaleImage;
        _offset = offsetImage;
        Type = new ImageDataViewType(imageHeight, imageWidth);
    }

    internal ImageDataViewType Type { get; }

    internal override string LoaderName => Name;

    internal static ITransformer Load(BinaryReader reader)
    {
        var output = reader.ReadString();
        var input = reader.ReadString();
        var (height, width) = (reader.ReadInt32(), reader.ReadInt32());
        return new VectorToImageConvertingTransformer(
            output, height, width, input, ColorPlaces.Read(reader), reader.ReadSingle(), reader.ReadSingle());
    }

    private protected override void SaveMapping(BinaryWriter writer)
    {
        writer.Write(Type.Height);
        writer.Write(Type.Width);
        _places.Write(writer);
        writer.Write(_scale);
        writer.Write(_offset);
    }

    private protected override MappedColumn MapColumn(DataViewSchema.Column input)
    {
        if (input.Type is not VectorDataViewType vector)
        {
            throw Errors.SchemaMismatch("inputSchema", "input", InputName, "image", input.Type.ToString()!);
        }

        if (vector.Size != Type.Height * Type.Width * _places.Count)
        {
            var expected = new VectorDataViewType(vector.ItemType, Type.Height, Type.Width, _places.Count);
            throw Errors.SchemaMismatch("inputSchema", "input", InputName, expected.ToString(), vector.ToString());
        }

        return new(OutputName, Type, new DataViewSchema.Annotations.Builder().ToAnnotations(), [InputName], row => CreateGetter(row, input, vector));
    }

    private ValueGetter<MLImage> CreateGetter(DataViewRow row, DataViewSchema.Column input, VectorDataViewType vector)
        => vector.ItemType == NumberDataViewType.Single ? CreateGetter<float>(row, input)
            : vector.ItemType == NumberDataViewType.Double ? CreateGetter<double>(row, input)
            : vector.ItemType == NumberDataViewType.Byte ? CreateGetter<byte>(row, input)
            : throw new InvalidOperationException("We only support float, double or byte arrays");

    private ValueGetter<MLImage> CreateGetter<T>(DataViewRow row, DataViewSchema.Column input)
        where T : struct, INumberBase<T>
    {
        var getVector = row.GetGetter<VBuffer<T>>(input);
        VBuffer<T> vector = default;
        var values = new T[Type.Height * Type.Width * _places.Count];

        // As in ML.NET, bytes are taken as they are.
        var isScaled = typeof(T) != typeof(byte) && (_offset != 0 || _scale != 1);
        return (ref MLImage destination) =>
        {
            getVector(ref vector);

            // As in ML.NET, there is no image where nothing is stored: a sparse vector of zeros counts as missing.
            if (vector.GetValues().Length == 0)
            {
                destination = null!;
                return;
            }

            vector.CopyTo(values);
            destination = MLImage.CreateFromPixels(Type.Width, Type.Height, MLPixelFormat.Bgra32, Pixels<T>(values, isScaled));
            destination.Tag = nameof(VectorToImageConvertingTransformer);
        };
    }

    private byte[] Pixels<T>(ReadOnlySpan<T> values, bool isScaled)
        where T : struct, INumberBase<T>
    {
        ReadOnlySpan<int> places =
        [
            _places.IndexOf(ImagePixelExtractingEstimator.ColorBits.Blue),
            _places.IndexOf(ImagePixelExtractingEstimator.ColorBits.Green),
            _places.IndexOf(ImagePixelExtractingEstimator.ColorBits.Red),
            _places.IndexOf(ImagePixelExtractingEstimator.ColorBits.Alpha),
        ];
        var pixelCount = Type.Height * Type.Width;
        var pixels = new byte[pixelCount * Bitmap.BytesPerPixel];
        for (var i = 0; i < pixels.Length; i++)
        {
            var channel = i % Bitmap.BytesPerPixel;
            var isAlpha = channel == Bitmap.BytesPerPixel - 1;
            var isPresent = places[channel] >= 0;
            var value = isPresent ? float.CreateTruncating(values[_places.SlotOf(places[channel], i / Bitmap.BytesPerPixel, pixelCount)])
                : isAlpha ? byte.MaxValue
                : 0;

            // As in ML.NET: missing colors are scaled, too, but missing alpha is 0 as soon as anything is.
            pixels[i] = !isScaled ? ToByte(value)
                : isAlpha && !isPresent ? (byte)0
                : ToByte(Math.Round((value * _scale) - _offset));
        }

        return pixels;
    }

    // The lowest eight bits, as the conversion gives them: numbers out of range are not clamped.
    private static byte ToByte(double value) => unchecked((byte)(int)value);
}
