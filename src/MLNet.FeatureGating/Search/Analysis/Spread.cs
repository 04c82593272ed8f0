namespace MLNet.FeatureGating.Search.Analysis;

/// <summary>A mean of several folds, and how far it can be trusted.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="StandardError">Its standard error; not a number for one value.</param>
internal readonly record struct Spread(double Mean, double StandardError)
{
    /// <summary>The mean of values and its standard error; those that are not numbers do not count.</summary>
    /// <param name="values">The values.</param>
    /// <param name="independent">
    /// The number of them at most that counts as independent, as several partitions of the same rows are not; null for all.
    /// </param>
    public static Spread Of(IEnumerable<double> values, int? independent = null)
    {
        double[] numbers = [.. values.Where(value => !double.IsNaN(value))];
        if (numbers.Length == 0)
        {
            return new(double.NaN, double.NaN);
        }

        double mean = numbers.Average();
        double squares = numbers.Sum(value => (value - mean) * (value - mean));
        int count = Math.Min(numbers.Length, independent ?? numbers.Length);
        return new(mean, numbers.Length > 1 ? Math.Sqrt(squares / (numbers.Length - 1) / count) : double.NaN);
    }
}
