namespace MLNet.FeatureGating.Torch.Tests.Training.Agreement;

/// <summary>How far two engines are apart.</summary>
internal static class Deviation
{
    /// <summary>The largest difference, as a part of the largest number; where all are 0, as it is.</summary>
    public static double Scaled(IReadOnlyList<double> expected, IReadOnlyList<double> actual)
    {
        Assert.HasCount(expected.Count, actual);
        double largest = expected.Select(Math.Abs).DefaultIfEmpty(0).Max();
        return Largest(expected.Zip(actual, (x, y) => Math.Abs(x - y) / (largest > 0 ? largest : 1)));
    }

    /// <summary>The largest difference, relative to numbers above 1 and absolute below; what is infinite or no number in both agrees.</summary>
    public static double Mixed(IEnumerable<double> expected, IEnumerable<double> actual) => Largest(expected.Zip(
        actual, (x, y) => x.Equals(y) ? 0 : Math.Abs(x - y) / Math.Max(1, Math.Abs(x))));

    // Not a number is far away.
    private static double Largest(IEnumerable<double> differences) =>
        differences.Select(difference => double.IsNaN(difference) ? double.PositiveInfinity : difference).DefaultIfEmpty(0).Max();
}
