using Microsoft.ML.Trainers;

namespace Microsoft.ML.Offline;

/// <summary>The loss of regression unless another is asked for.</summary>
internal sealed class SquaredError : IRegressionLoss
{
    public double Loss(float output, float label)
    {
        var difference = output - label;
        return difference * difference;
    }

    public float Derivative(float output, float label) => 2 * (output - label);
}
