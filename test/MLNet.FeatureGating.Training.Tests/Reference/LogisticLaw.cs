namespace MLNet.FeatureGating.Training.Tests.Reference;

/// <summary>The standard logistic law in double precision.</summary>
internal static class LogisticLaw
{
    public static double Cdf(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    public static double Quantile(double u) => Math.Log(u) - Math.Log(1 - u);

    /// <summary>P(sigmoid((a + e) / tau) &lt;= t) for e of this law: the binary concrete law (Maddison, Mnih and Teh, 2017).</summary>
    public static double ConcreteCdf(double t, double location, double temperature) => Cdf((temperature * Quantile(t)) - location);
}
