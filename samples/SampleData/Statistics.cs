using System.Globalization;

namespace SampleData;

/// <summary>Mean, sample standard deviation and minimum of a figure over runs.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="StandardDeviation">The standard deviation (n - 1); 0 of a single run.</param>
/// <param name="Minimum">The least.</param>
/// <param name="Count">The number of runs.</param>
public readonly record struct Statistics(double Mean, double StandardDeviation, double Minimum, int Count)
{
    /// <summary>The standard deviation of the mean; 0 of a single run.</summary>
    public double StandardError => StandardDeviation / Math.Sqrt(Count);

    /// <summary>Takes the figures of runs.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static Statistics Of(IEnumerable<double> values)
    {
        double[] all = [.. values];
        double mean = all.Average();
        double deviation = all.Length > 1 ? Math.Sqrt(all.Sum(value => (value - mean) * (value - mean)) / (all.Length - 1)) : 0;
        return new(mean, deviation, all.Min(), all.Length);
    }

    /// <summary>Mean and standard deviation, the mean alone of a single run, and a dash where there is no number.</summary>
    public string ToString(int digits)
    {
        string Text(double number) => number.ToString($"F{digits}", CultureInfo.InvariantCulture);
        return double.IsNaN(Mean) ? "-" : Count > 1 ? $"{Text(Mean)} +- {Text(StandardDeviation)}" : Text(Mean);
    }

    public override string ToString() => ToString(3);
}
