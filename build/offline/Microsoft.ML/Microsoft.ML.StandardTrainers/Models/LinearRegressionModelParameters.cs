namespace Microsoft.ML.Trainers;

public sealed class LinearRegressionModelParameters : LinearModelParameters
{
    internal LinearRegressionModelParameters(float[] weights, float bias)
        : base(weights, bias)
    {
    }
}
