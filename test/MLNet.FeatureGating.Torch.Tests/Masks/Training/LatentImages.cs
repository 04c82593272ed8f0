using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Torch.Tests.Masks.Training;

/// <summary>Small images of which it is known which pixels tell everything.</summary>
internal static class LatentImages
{
    /// <summary>The number of independent values; each is copied, with a little noise, into every third pixel.</summary>
    public const int Latents = 3;

    /// <summary>The error of the best constant image: the variance of a uniform value.</summary>
    public const double ConstantError = 1.0 / 12;

    public static ImageSet Create(int count = 400, int seed = 1, PixelGrid? size = null)
    {
        PixelGrid grid = size ?? new PixelGrid(6, 6);
        var numbers = new Numbers(seed);
        float[] values = new float[count * grid.ValueCount];
        for (int image = 0; image < count; image++)
        {
            double[] latents = [numbers.Uniform(), numbers.Uniform(), numbers.Uniform()];
            for (int i = 0; i < grid.ValueCount; i++)
            {
                double value = latents[i % grid.PixelCount % Latents] + (0.02 * numbers.Normal());
                values[(image * grid.ValueCount) + i] = (float)Math.Clamp(value, 0, 1);
            }
        }

        return new(values, grid);
    }

    /// <summary>4 x 4 images of noise, whose four classes depend on pixels 5 and 10 alone.</summary>
    public static ImageSet Classes(int count = 600, int seed = 1)
    {
        var numbers = new Numbers(seed);
        float[] values = [.. Enumerable.Range(0, count * 16).Select(_ => (float)numbers.Uniform())];
        int[] classes = [.. values.Chunk(16).Select(image => (image[5] > 0.5 ? 1 : 0) + (image[10] > 0.5 ? 2 : 0))];
        return new(values, new(4, 4), classes);
    }

    /// <summary>The value that each of the selected pixels shows.</summary>
    public static int[] Groups(IEnumerable<int> selected) => [.. selected.Select(pixel => pixel % Latents).Order()];
}
