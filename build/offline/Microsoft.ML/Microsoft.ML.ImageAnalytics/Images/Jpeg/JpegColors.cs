namespace Microsoft.ML.Offline;

/// <summary>Makes pixels of the components' samples.</summary>
internal static class JpegColors
{
    internal static Bitmap Convert(int width, int height, JpegComponent[] components, bool isRgb)
    {
        var rgba = new byte[width * height * Bitmap.BytesPerPixel];
        Span<float> values = stackalloc float[3];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                for (var i = 0; i < components.Length; i++)
                {
                    values[i] = Sample(components[i], x, y, width, height);
                }

                var pixel = rgba.AsSpan(((y * width) + x) * Bitmap.BytesPerPixel, Bitmap.BytesPerPixel);
                if (components.Length == 1)
                {
                    pixel[..3].Fill(ToByte(values[0]));
                }
                else if (isRgb)
                {
                    (pixel[0], pixel[1], pixel[2]) = (ToByte(values[0]), ToByte(values[1]), ToByte(values[2]));
                }
                else
                {
                    var (luminance, blue, red) = (values[0], values[1] - 128, values[2] - 128);
                    pixel[0] = ToByte(luminance + (1.402f * red));
                    pixel[1] = ToByte(luminance - (0.344136f * blue) - (0.714136f * red));
                    pixel[2] = ToByte(luminance + (1.772f * blue));
                }

                pixel[3] = byte.MaxValue;
            }
        }

        return Bitmap.OfStraight(width, height, rgba, isOpaque: true);
    }

    // A component with fewer samples is interpolated between their centers.
    private static float Sample(JpegComponent component, int x, int y, int width, int height)
    {
        var rowLength = component.Stride * 8;
        if (component.Width == width && component.Height == height)
        {
            return component.Samples[(y * rowLength) + x];
        }

        var (left, right, shareX) = Neighbors(x, width, component.Width);
        var (top, bottom, shareY) = Neighbors(y, height, component.Height);
        var above = Mix(component.Samples[(top * rowLength) + left], component.Samples[(top * rowLength) + right], shareX);
        var below = Mix(component.Samples[(bottom * rowLength) + left], component.Samples[(bottom * rowLength) + right], shareX);
        return Mix(above, below, shareY);
    }

    private static (int First, int Second, float Share) Neighbors(int position, int pixels, int samples)
    {
        var step = (pixels + samples - 1) / samples;
        var center = Math.Clamp(((position + 0.5f) / step) - 0.5f, 0, samples - 1);
        var first = (int)center;
        return (first, Math.Min(first + 1, samples - 1), center - first);
    }

    private static float Mix(float first, float second, float share) => first + ((second - first) * share);

    private static byte ToByte(float value) => (byte)Math.Clamp(MathF.Floor(value + 0.5f), 0, 255);
}
