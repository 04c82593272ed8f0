namespace MLNet.FeatureGating.Tests.Pixels;

/// <summary>
/// Small images, higher than wide, each the sum of three patterns in strengths of its own: a few pixels tell all others. The first and the last
/// pixel are the same in all.
/// </summary>
internal static class Pictures
{
    public const int Height = 6;

    public const int Width = 5;

    public const int PixelCount = Height * Width;

    public static readonly int[] Constant = [0, PixelCount - 1];

    public static PixelRow[] Create(int rows = 120, int channels = 1, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, rows).Select(row => Next(random, row, channels))];
    }

    /// <summary>Changes every value, with its row and its place in the planar image.</summary>
    public static PixelRow[] With(this PixelRow[] rows, Func<float, int, int, float> change, int channels = 1)
    {
        for (int row = 0; row < rows.Length; row++)
        {
            int at = row;
            rows[row].WithImage([.. rows[row].Features.Select((value, slot) => change(value, at, slot))], channels);
        }

        return rows;
    }

    private static PixelRow Next(Random random, int row, int channels)
    {
        double[] strengths = [.. Enumerable.Range(0, 3).Select(_ => (2 * random.NextDouble()) - 1)];
        float[] values = new float[channels * PixelCount];
        for (int slot = 0; slot < values.Length; slot++)
        {
            int pixel = slot % PixelCount;
            double noise = 0.01 * (random.NextDouble() - 0.5);
            values[slot] = Constant.Contains(pixel)
                ? 0.25f
                : (float)(0.5 + (0.15 * Sum(strengths, slot / PixelCount, pixel / Width, pixel % Width)) + noise);
        }

        return new PixelRow
        {
            Label = strengths[0] > 0,
            Key = (uint)Array.IndexOf(strengths, strengths.Max()),
            Value = row,
            X0 = values[1],
            Text = $"row {row}",
        }.WithImage(values, channels);
    }

    // Each channel has the patterns in another order.
    private static double Sum(double[] strengths, int channel, int y, int x)
    {
        double[] patterns = [Math.Cos(Math.PI * y / (Height - 1)), Math.Cos(Math.PI * x / (Width - 1)), Math.Sin(Math.PI * (x + y) / 9)];
        return Enumerable.Range(0, 3).Sum(i => strengths[i] * patterns[(i + channel) % 3]);
    }
}
