namespace Microsoft.ML.Data;

public sealed class RegressionMetrics
{
    internal RegressionMetrics(double rSquared) => RSquared = rSquared;

    public double RSquared { get; }
}
