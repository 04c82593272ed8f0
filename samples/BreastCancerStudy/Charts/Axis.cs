namespace BreastCancerStudy.Charts;

/// <summary>A stretch of numbers laid onto a stretch of the page, with round numbers to mark.</summary>
/// <param name="Ticks">The numbers to mark.</param>
/// <param name="IsLogarithmic">Whether equal ratios rather than equal differences are equally long.</param>
internal sealed record Axis(double Minimum, double Maximum, IReadOnlyList<double> Ticks, bool IsLogarithmic)
{
    /// <summary>An axis with about five steps of 1, 2, 2.5 or 5 times a power of ten.</summary>
    public static Axis Linear(double minimum, double maximum)
    {
        double rough = Math.Max(maximum - minimum, 1e-9) / 5;
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = power * new[] { 1, 2, 2.5, 5, 10 }.First(factor => factor * power >= rough);
        int first = (int)Math.Floor((minimum / step) + 1e-9);
        int last = (int)Math.Ceiling((maximum / step) - 1e-9);
        return new(first * step, last * step, [.. Enumerable.Range(first, last - first + 1).Select(i => i * step)], false);
    }

    /// <summary>An axis marked at powers of ten, with some room at both ends.</summary>
    public static Axis Logarithmic(double minimum, double maximum)
    {
        int first = (int)Math.Ceiling(Math.Log10(minimum) - 1e-9);
        int last = (int)Math.Floor(Math.Log10(maximum) + 1e-9);
        return new(minimum / 1.6, maximum * 1.6, [.. Enumerable.Range(first, last - first + 1).Select(i => Math.Pow(10, i))], true);
    }

    /// <summary>Where a number lies, from 0 to 1.</summary>
    public double Position(double value) => IsLogarithmic
        ? Math.Log(value / Minimum) / Math.Log(Maximum / Minimum)
        : (value - Minimum) / (Maximum - Minimum);
}
