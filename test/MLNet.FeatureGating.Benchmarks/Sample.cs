namespace MLNet.FeatureGating.Benchmarks;

/// <summary>Repeated timings of one thing.</summary>
internal sealed class Sample
{
    private readonly List<double> _seconds = [];

    public double Median
    {
        get
        {
            double[] sorted = [.. _seconds.Order()];
            return sorted.Length % 2 == 1
                ? sorted[sorted.Length / 2]
                : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
        }
    }

    public double Minimum => _seconds.Min();

    public double Maximum => _seconds.Max();

    public void Add(double seconds) => _seconds.Add(seconds);

    public override string ToString() =>
        $"median {1000 * Median:F1} ms (from {1000 * Minimum:F1} to {1000 * Maximum:F1}, {_seconds.Count} times)";
}
