namespace Microsoft.ML.Offline;

/// <summary>Makes samples of the coefficients of a component.</summary>
internal static class JpegSamples
{
    private static readonly float[] Cosines = MakeCosines();

    internal static byte[] Of(JpegComponent component, ushort[] quantization)
    {
        var rowLength = component.Stride * 8;
        var samples = new byte[component.Coefficients.Length];
        Span<float> frequencies = stackalloc float[64];
        Span<float> values = stackalloc float[64];
        for (var down = 0; down < component.BlocksDown; down++)
        {
            for (var across = 0; across < component.BlocksAcross; across++)
            {
                var block = component.Block(across, down);
                for (var k = 0; k < 64; k++)
                {
                    frequencies[JpegScan.ZigZag[k]] = block[JpegScan.ZigZag[k]] * quantization[k];
                }

                // Rows, then columns: each pass turns the block on its side.
                Transform(frequencies, values);
                Transform(values, frequencies);
                for (var i = 0; i < 64; i++)
                {
                    samples[(((down * 8) + (i / 8)) * rowLength) + (across * 8) + (i % 8)] = (byte)Math.Clamp(MathF.Round(frequencies[i] + 128), 0, 255);
                }
            }
        }

        return samples;
    }

    private static void Transform(ReadOnlySpan<float> source, Span<float> target)
    {
        for (var row = 0; row < 8; row++)
        {
            for (var x = 0; x < 8; x++)
            {
                var sum = 0f;
                for (var u = 0; u < 8; u++)
                {
                    sum += source[(row * 8) + u] * Cosines[(x * 8) + u];
                }

                target[(x * 8) + row] = sum;
            }
        }
    }

    private static float[] MakeCosines()
    {
        var cosines = new float[64];
        for (var i = 0; i < 64; i++)
        {
            var (x, u) = (i / 8, i % 8);
            cosines[i] = (float)(Math.Cos(((2 * x) + 1) * u * Math.PI / 16) * (u == 0 ? Math.Sqrt(0.125) : 0.5));
        }

        return cosines;
    }
}
