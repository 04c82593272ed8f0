namespace Microsoft.ML.Offline;

/// <summary>Reads an image, whichever of the formats it is in.</summary>
internal static class BitmapDecoder
{
    internal static Bitmap Decode(byte[] content) => content switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => PngDecoder.Decode(content),
        [0xff, 0xd8, ..] => new JpegDecoder(content).Decode(),
        [(byte)'B', (byte)'M', ..] => BmpDecoder.Decode(content),
        [(byte)'G', (byte)'I', (byte)'F', ..] or [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] =>
            throw new NotSupportedException("This stand-in for ML.NET reads PNG, JPEG and BMP files only."),
        _ => throw new InvalidDataException("The content is no image."),
    };

    /// <summary>Refuses sizes that no image column could have.</summary>
    internal static void CheckSize(int width, int height)
    {
        if (width <= 0 || height <= 0 || (long)width * height > int.MaxValue / Bitmap.BytesPerPixel)
        {
            throw new InvalidDataException($"An image cannot have {width} x {height} pixels.");
        }
    }
}
