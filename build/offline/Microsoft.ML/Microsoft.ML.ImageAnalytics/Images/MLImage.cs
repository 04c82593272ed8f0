using Microsoft.ML.Offline;

namespace Microsoft.ML.Data;

/// <summary>An image of four bytes a pixel. What is read from a file has colors that are multiplied by alpha, as in ML.NET.</summary>
public sealed class MLImage : IDisposable
{
    private Bitmap? _bitmap;
    private string? _tag;

    private MLImage(Bitmap bitmap) => _bitmap = bitmap;

    public int Width => Bitmap.Width;

    public int Height => Bitmap.Height;

    public int BitsPerPixel => 8 * Bitmap.BytesPerPixel;

    public MLPixelFormat PixelFormat => Bitmap.Format;

    public ReadOnlySpan<byte> Pixels => Bitmap.Pixels;

    public string Tag
    {
        get
        {
            // Null until it is set, as in ML.NET.
            _ = Bitmap;
            return _tag!;
        }

        set
        {
            _ = Bitmap;
            _tag = value;
        }
    }

    internal Bitmap Bitmap => _bitmap ?? throw new InvalidOperationException("Object is disposed.");

    public static MLImage CreateFromStream(Stream imageStream)
    {
        using var content = new MemoryStream();
        Require.NotNull(imageStream).CopyTo(content);
        return Decode(content.ToArray(), "Invalid input stream contents", nameof(imageStream));
    }

    public static MLImage CreateFromFile(string imagePath)
    {
        byte[] content;
        try
        {
            content = File.ReadAllBytes(Require.NotNull(imagePath));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArgumentException("Invalid path", nameof(imagePath), exception);
        }

        return Decode(content, "Invalid path", nameof(imagePath));
    }

    public static MLImage CreateFromPixels(int width, int height, MLPixelFormat pixelFormat, ReadOnlySpan<byte> imagePixelData)
    {
        if (pixelFormat is not (MLPixelFormat.Bgra32 or MLPixelFormat.Rgba32))
        {
            throw new ArgumentException("Unsupported pixel format", nameof(pixelFormat));
        }

        if (width <= 0)
        {
            throw new ArgumentException("Invalid width value.", nameof(width));
        }

        if (height <= 0)
        {
            throw new ArgumentException("Invalid height value.", nameof(height));
        }

        return imagePixelData.Length == (long)width * height * Bitmap.BytesPerPixel
            ? new(new Bitmap(width, height, pixelFormat, imagePixelData.ToArray(), isOpaque: false))
            : throw new ArgumentException($"Invalid {nameof(imagePixelData)} buffer size.");
    }

    public void Save(string imagePath)
    {
        var bitmap = Bitmap;
        switch (Path.GetExtension(Require.NotNull(imagePath)).ToUpperInvariant())
        {
            case ".PNG":
                File.WriteAllBytes(imagePath, PngEncoder.Encode(bitmap));
                break;
            case ".JPG" or ".JPEG" or ".WEBP":
                throw new NotSupportedException("This stand-in for ML.NET writes PNG files only.");
            default:
                throw new ArgumentException("Path has invalid image file extension.", nameof(imagePath));
        }
    }

    public void Dispose() => _bitmap = null;

    /// <summary>An image with other pixels and the same tag.</summary>
    internal MLImage With(Bitmap bitmap) => new(bitmap) { _tag = _tag };

    private static MLImage Decode(byte[] content, string message, string parameterName)
    {
        try
        {
            return new(BitmapDecoder.Decode(content));
        }
        catch (Exception exception) when (exception is InvalidDataException or IndexOutOfRangeException or ArgumentException or OverflowException)
        {
            // Whatever a decoder stumbles over, the cause is the file.
            throw new ArgumentException(message, parameterName, exception);
        }
    }
}
