namespace MLNet.FeatureGating.Torch.Tests.Networks.Channels;

/// <summary>Layers of images written out in double precision: values are [rows, channels, height, width], one after another.</summary>
internal static class ManagedLayers
{
    public static double[] Dense(double[] values, double[] weights, double[] bias, int inputs)
    {
        int outputs = bias.Length;
        double[] result = new double[values.Length / inputs * outputs];
        for (int row = 0; row < values.Length / inputs; row++)
        {
            for (int o = 0; o < outputs; o++)
            {
                double sum = bias[o];
                for (int i = 0; i < inputs; i++)
                {
                    sum += values[(row * inputs) + i] * weights[(o * inputs) + i];
                }

                result[(row * outputs) + o] = sum;
            }
        }

        return result;
    }

    /// <summary>A convolution, and the number of multiplications that it takes, those with padding included.</summary>
    public static (double[] Values, long Multiplications) Convolution(
        double[] values, (int Rows, int Channels, int Height, int Width) shape, double[] weights, double[] bias, int kernel, int stride, int padding)
    {
        int height = ((shape.Height + (2 * padding) - kernel) / stride) + 1;
        int width = ((shape.Width + (2 * padding) - kernel) / stride) + 1;
        var result = new List<double>();
        long multiplications = 0;
        foreach ((int row, int output, int top, int left) in Places(shape.Rows, bias.Length, height, width))
        {
            double sum = bias[output];
            foreach ((int channel, int y, int x, _) in Places(shape.Channels, kernel, kernel, 1))
            {
                int h = (top * stride) + y - padding;
                int w = (left * stride) + x - padding;
                bool inside = h >= 0 && h < shape.Height && w >= 0 && w < shape.Width;
                double value = inside ? values[(((((row * shape.Channels) + channel) * shape.Height) + h) * shape.Width) + w] : 0;
                sum += value * weights[(((((output * shape.Channels) + channel) * kernel) + y) * kernel) + x];
                multiplications++;
            }

            result.Add(sum);
        }

        return ([.. result], multiplications);
    }

    /// <summary>A summary of each square window, of which each channel has the same number both ways.</summary>
    public static double[] Pool(double[] values, int channels, int size, int kernel, int stride, Func<IEnumerable<double>, double> summary)
    {
        int places = ((size - kernel) / stride) + 1;
        return
        [
            .. Places(values.Length / (channels * size * size), channels, places, places).Select(at => summary(
                Places(kernel, kernel, 1, 1).Select(offset => values[
                    (((((at.A * channels) + at.B) * size) + (at.C * stride) + offset.A) * size) + (at.D * stride) + offset.B]))),
        ];
    }

    private static IEnumerable<(int A, int B, int C, int D)> Places(int a, int b, int c, int d) =>
        from i in Enumerable.Range(0, a)
        from j in Enumerable.Range(0, b)
        from k in Enumerable.Range(0, c)
        from l in Enumerable.Range(0, d)
        select (i, j, k, l);
}
