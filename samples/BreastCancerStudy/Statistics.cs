using System.Globalization;

namespace BreastCancerStudy;

/// <summary>Mean and sample standard deviation of a figure over the runs.</summary>
internal readonly record struct Statistics(double Mean, double StandardDeviation)
{
    public static Statistics Of(IEnumerable<double> values)
    {
        double[] all = [.. values];
        double mean = all.Average();
        return new(mean, all.Length > 1 ? Math.Sqrt(all.Sum(value => (value - mean) * (value - mean)) / (all.Length - 1)) : 0);
    }

    public Statistics Times(double factor) => new(factor * Mean, factor * StandardDeviation);

    public string ToString(int digits) =>
        Mean.ToString($"F{digits}", CultureInfo.InvariantCulture) + " +- " + StandardDeviation.ToString($"F{digits}", CultureInfo.InvariantCulture);

    public override string ToString() => ToString(3);
}
