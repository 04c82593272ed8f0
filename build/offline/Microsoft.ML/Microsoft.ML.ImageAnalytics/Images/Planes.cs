using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>Blue, green, red and alpha of an image as numbers to calculate with.</summary>
internal sealed class Planes(int width, int height)
{
    internal const int Channels = 4;

    internal int Width => width;

    internal int Height => height;

    internal float[] Values { get; } = new float[width * height * Channels];

    internal static Planes Of(Bitmap bitmap)
    {
        var planes = new Planes(bitmap.Width, bitmap.Height);
        for (var i = 0; i < planes.Values.Length; i += Channels)
        {
            var pixel = bitmap.Pixels.AsSpan(i, Channels);
            planes.Values[i] = pixel[bitmap.BlueIndex];
            planes.Values[i + 1] = pixel[1];
            planes.Values[i + 2] = pixel[bitmap.RedIndex];
            planes.Values[i + 3] = bitmap.AlphaOf(i / Channels);
        }

        return planes;
    }

    /// <summary>The value at a place, or at the nearest one inside the image.</summary>
    internal float At(int x, int y, int channel)
        => Values[(((Math.Clamp(y, 0, height - 1) * width) + Math.Clamp(x, 0, width - 1)) * Channels) + channel];

    /// <summary>Half the size: the mean of 2 x 2 pixels, or of three with weights 1, 2, 1 where a size is odd.</summary>
    internal Planes Halve()
    {
        var half = new Planes(Math.Max(1, width / 2), Math.Max(1, height / 2));
        var across = Weights(width);
        var down = Weights(height);
        for (var i = 0; i < half.Values.Length; i++)
        {
            var pixel = i / Channels;
            var (x, y) = (2 * (pixel % half.Width), 2 * (pixel / half.Width));
            var sum = 0f;
            for (var dy = 0; dy < down.Length; dy++)
            {
                for (var dx = 0; dx < across.Length; dx++)
                {
                    sum += across[dx] * down[dy] * At(x + dx, y + dy, i % Channels);
                }
            }

            half.Values[i] = sum;
        }

        return half;
    }

    private static float[] Weights(int size) => size == 1 ? [1] : size % 2 == 0 ? [0.5f, 0.5f] : [0.25f, 0.5f, 0.25f];
}
