namespace MLNet.FeatureGating.Masks;

/// <summary>What images are like, value by value.</summary>
internal static class ImageStatistics
{
    /// <summary>The mean, over values, of their variances over images: the error of the best constant image.</summary>
    public static double MeanVariance(ImageSet images, IReadOnlyList<float>? weights) =>
        Variances(images).Select((variance, value) => variance * (weights?[value] ?? 1)).Average();

    /// <summary>The mean squared error of the mean of some images on others.</summary>
    public static double ConstantError(ImageSet training, ImageSet judging, IReadOnlyList<float>? weights)
    {
        double[] means = new double[training.Grid.ValueCount];
        for (int row = 0; row < training.Count; row++)
        {
            ReadOnlySpan<float> image = training.ImageAt(row);
            for (int value = 0; value < means.Length; value++)
            {
                means[value] += (double)image[value] / training.Count;
            }
        }

        double sum = 0;
        for (int row = 0; row < judging.Count; row++)
        {
            ReadOnlySpan<float> image = judging.ImageAt(row);
            for (int value = 0; value < means.Length; value++)
            {
                double deviation = image[value] - means[value];
                sum += deviation * deviation * (weights?[value] ?? 1);
            }
        }

        return sum / means.Length / judging.Count;
    }

    /// <summary>The part of images that are not of the class that is commonest among others.</summary>
    public static double CommonestClassError(ImageSet training, ImageSet judging)
    {
        int[] counts = new int[training.ClassCount];
        for (int row = 0; row < training.Count; row++)
        {
            counts[training.ClassAt(row)]++;
        }

        int commonest = Array.IndexOf(counts, counts.Max());
        return Enumerable.Range(0, judging.Count).Count(row => judging.ClassAt(row) != commonest) / (double)judging.Count;
    }

    /// <summary>The variance of each value over images.</summary>
    public static double[] Variances(ImageSet images)
    {
        // About the first image, so that large means cost no precision.
        ReadOnlySpan<float> first = images.ImageAt(0);
        double[] sums = new double[first.Length];
        double[] squares = new double[first.Length];
        for (int row = 1; row < images.Count; row++)
        {
            ReadOnlySpan<float> image = images.ImageAt(row);
            for (int value = 0; value < image.Length; value++)
            {
                double deviation = image[value] - first[value];
                sums[value] += deviation;
                squares[value] += deviation * deviation;
            }
        }

        return [.. sums.Select((sum, value) => Math.Max(0, (squares[value] - (sum * sum / images.Count)) / images.Count))];
    }
}
