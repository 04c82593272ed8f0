using Microsoft.ML.Offline;

namespace Microsoft.ML.Trainers;

public sealed class MaximumEntropyModelParameters : LinearMulticlassModelParametersBase
{
    internal MaximumEntropyModelParameters(float[] biases, float[] weights)
        : base(biases, weights)
    {
    }

    private protected override void Calibrate(Span<float> scores)
    {
        var logZ = LogSumExp.Of(scores);
        foreach (ref var score in scores)
        {
            score = (float)Math.Exp(score - logZ);
        }
    }
}
