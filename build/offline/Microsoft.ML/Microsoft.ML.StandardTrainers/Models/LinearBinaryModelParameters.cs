namespace Microsoft.ML.Trainers;

public sealed class LinearBinaryModelParameters : LinearModelParameters
{
    internal LinearBinaryModelParameters(float[] weights, float bias)
        : base(weights, bias)
    {
    }
}
