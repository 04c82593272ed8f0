using System.Text;

namespace MLNet.FeatureGating.Tool.Imaging;

/// <summary>Writes portable graymaps.</summary>
internal static class Graymap
{
    /// <summary>Writes an image.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="width">The pixels of a row.</param>
    /// <param name="height">The rows.</param>
    /// <param name="brightness">How bright a pixel is: 0 for black, 1 for white.</param>
    public static void Write(Stream stream, int width, int height, Func<int, int, double> brightness)
    {
        stream.Write(Encoding.ASCII.GetBytes($"P5\n{width} {height}\n255\n"));
        byte[] line = new byte[width];
        for (int row = 0; row < height; row++)
        {
            for (int column = 0; column < width; column++)
            {
                line[column] = (byte)Math.Round(byte.MaxValue * Math.Clamp(brightness(row, column), 0, 1));
            }

            stream.Write(line);
        }
    }
}
