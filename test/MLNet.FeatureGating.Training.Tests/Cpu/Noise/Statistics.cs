namespace MLNet.FeatureGating.Training.Tests.Cpu;

/// <summary>What there is to measure of many numbers.</summary>
internal static class Statistics
{
    /// <summary>The mean and the central moments of order 2, 3 and 4.</summary>
    public static (double Mean, double Second, double Third, double Fourth) Moments(float[] numbers)
    {
        double mean = 0;
        foreach (float x in numbers)
        {
            mean += x;
        }

        mean /= numbers.Length;
        (double second, double third, double fourth) = (0, 0, 0);
        foreach (float x in numbers)
        {
            double deviation = x - mean;
            double square = deviation * deviation;
            second += square;
            third += square * deviation;
            fourth += square * square;
        }

        return (mean, second / numbers.Length, third / numbers.Length, fourth / numbers.Length);
    }

    public static double Correlation(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        (double sumX, double sumY, double squareX, double squareY, double product) = (0, 0, 0, 0, 0);
        for (int i = 0; i < x.Length; i++)
        {
            sumX += x[i];
            sumY += y[i];
            squareX += (double)x[i] * x[i];
            squareY += (double)y[i] * y[i];
            product += (double)x[i] * y[i];
        }

        double n = x.Length;
        return (product - (sumX * sumY / n)) / Math.Sqrt((squareX - (sumX * sumX / n)) * (squareY - (sumY * sumY / n)));
    }

    /// <summary>The sum of (count - expected)^2 / expected over bins of equal expectation.</summary>
    public static double ChiSquare(int[] counts)
    {
        double expected = counts.Average();
        return counts.Sum(count => (count - expected) * (count - expected) / expected);
    }

    /// <summary>A count of independent events lies within six standard deviations of what is expected.</summary>
    public static void AssertCount(double probability, int trials, int count, string what)
    {
        double expected = probability * trials;
        Assert.AreEqual(expected, count, 6 * Math.Sqrt(Math.Max(1, expected)), what);
    }
}
