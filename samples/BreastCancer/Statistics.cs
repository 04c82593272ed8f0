using System.Globalization;

namespace BreastCancer;

/// <summary>Mean and standard deviation of a figure over the splits.</summary>
internal readonly record struct Statistics(double Mean, double StandardDeviation)
{
    public static Statistics Of(IEnumerable<double> values)
    {
        double[] all = [.. values];
        double mean = all.Average();
        return new(mean, all.Length > 1 ? Math.Sqrt(all.Sum(value => (value - mean) * (value - mean)) / (all.Length - 1)) : 0);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Mean:F4} +- {StandardDeviation:F4}");
}
