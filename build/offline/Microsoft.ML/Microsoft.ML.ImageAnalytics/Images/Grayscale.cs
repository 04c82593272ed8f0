using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>Makes gray of colors, with ML.NET's weights.</summary>
internal static class Grayscale
{
    // The weights are linear: that colors are multiplied by alpha makes no difference.
    internal static Bitmap Of(Bitmap source)
    {
        var pixels = new byte[source.Pixels.Length];
        for (var i = 0; i < pixels.Length; i += Bitmap.BytesPerPixel)
        {
            var pixel = source.Pixels.AsSpan(i, Bitmap.BytesPerPixel);
            var gray = (0.3f * pixel[source.RedIndex]) + (0.59f * pixel[1]) + (0.11f * pixel[source.BlueIndex]);
            pixels.AsSpan(i, 3).Fill((byte)Math.Clamp(MathF.Floor(gray + 0.5f), 0, 255));
            pixels[i + 3] = source.AlphaOf(i / Bitmap.BytesPerPixel);
        }

        return new(source.Width, source.Height, MLPixelFormat.Bgra32, pixels, isOpaque: true);
    }
}
