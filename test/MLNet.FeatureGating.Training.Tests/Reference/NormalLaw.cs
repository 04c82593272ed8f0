namespace MLNet.FeatureGating.Training.Tests.Reference;

/// <summary>The standard normal law in double precision.</summary>
internal static class NormalLaw
{
    public static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>The cumulative distribution function, to an absolute 1e-14 (Marsaglia, 2004).</summary>
    public static double Cdf(double x)
    {
        if (Math.Abs(x) > 8)
        {
            return x > 0 ? 1 : 0;
        }

        double sum = x;
        double term = x;
        for (int i = 3; Math.Abs(term) > 1e-18; i += 2)
        {
            term *= x * x / i;
            sum += term;
        }

        return 0.5 + (sum * Density(x));
    }

    /// <summary>The probability of numbers above x, to a relative 1e-11 also far out, where Laplace's continued fraction is taken.</summary>
    public static double Tail(double x)
    {
        if (x < 3)
        {
            return 1 - Cdf(x);
        }

        double fraction = x;
        for (int i = 200; i > 0; i--)
        {
            fraction = x + (i / fraction);
        }

        return Density(x) / fraction;
    }

    /// <summary>The mean of clamp(mean + sigma * eps, 0, 1).</summary>
    public static double ClampedMean(double mean, double sigma)
    {
        double low = -mean / sigma;
        double high = (1 - mean) / sigma;
        return (mean * (Cdf(high) - Cdf(low))) - (sigma * (Density(high) - Density(low))) + 1 - Cdf(high);
    }
}
