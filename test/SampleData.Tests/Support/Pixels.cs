using Microsoft.ML.Data;

namespace SampleData.Tests.Support;

/// <summary>Pixels of images as red, green, blue and alpha, whatever order they are in.</summary>
internal static class Pixels
{
    public static (byte Red, byte Green, byte Blue, byte Alpha) At(MLImage image, int x, int y)
    {
        ReadOnlySpan<byte> pixel = image.Pixels.Slice(((y * image.Width) + x) * 4, 4);
        return image.PixelFormat == MLPixelFormat.Rgba32 ? (pixel[0], pixel[1], pixel[2], pixel[3]) : (pixel[2], pixel[1], pixel[0], pixel[3]);
    }

    /// <summary>The red of each pixel in a row.</summary>
    public static byte[] Reds(MLImage image, int y) => [.. Enumerable.Range(0, image.Width).Select(x => At(image, x, y).Red)];

    /// <summary>An opaque image of gray pixels.</summary>
    public static MLImage Gray(int width, int height, params byte[] values)
        => MLImage.CreateFromPixels(width, height, MLPixelFormat.Bgra32, [.. values.SelectMany(value => new byte[] { value, value, value, 255 })]);
}
