using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>Pixels row by row, four bytes each, colors multiplied by alpha.</summary>
/// <param name="width">The pixels in a row.</param>
/// <param name="height">The rows.</param>
/// <param name="format">The order of a pixel's bytes.</param>
/// <param name="pixels">The bytes.</param>
/// <param name="isOpaque">Whether alpha is to be taken for 255, whatever its byte.</param>
internal sealed class Bitmap(int width, int height, MLPixelFormat format, byte[] pixels, bool isOpaque)
{
    internal const int BytesPerPixel = 4;

    internal int Width => width;

    internal int Height => height;

    internal MLPixelFormat Format => format;

    internal byte[] Pixels => pixels;

    internal bool IsOpaque => isOpaque;

    /// <summary>Where the red byte of a pixel is. Green is the second byte, alpha the last, blue what is left.</summary>
    internal int RedIndex => format == MLPixelFormat.Rgba32 ? 0 : 2;

    internal int BlueIndex => 2 - RedIndex;

    /// <summary>Makes a bitmap, in the order of bytes that decoded images have, of red, green, blue and alpha that are not multiplied. The array is used up.</summary>
    internal static Bitmap OfStraight(int width, int height, byte[] rgba, bool isOpaque)
    {
        for (var i = 0; i < rgba.Length; i += BytesPerPixel)
        {
            var (red, alpha) = (rgba[i], rgba[i + 3]);
            rgba[i] = Multiply(rgba[i + 2], alpha);
            rgba[i + 1] = Multiply(rgba[i + 1], alpha);
            rgba[i + 2] = Multiply(red, alpha);
        }

        return new(width, height, MLPixelFormat.Bgra32, rgba, isOpaque);
    }

    internal byte AlphaOf(int pixel) => isOpaque ? byte.MaxValue : pixels[(pixel * BytesPerPixel) + 3];

    private static byte Multiply(byte value, byte alpha) => (byte)(((value * alpha) + 127) / 255);
}
