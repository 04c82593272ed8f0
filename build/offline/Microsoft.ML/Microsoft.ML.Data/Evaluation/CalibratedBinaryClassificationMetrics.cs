using Microsoft.ML.Offline;

namespace Microsoft.ML.Data;

public sealed class CalibratedBinaryClassificationMetrics : BinaryClassificationMetrics
{
    internal CalibratedBinaryClassificationMetrics(BinaryEvaluation evaluation)
        : base(evaluation)
    {
        LogLoss = evaluation.LogLoss;
        LogLossReduction = evaluation.LogLossReduction;
        Entropy = BinaryEvaluation.EntropyInBits(evaluation.Counts.PositiveRate);
    }

    public double LogLoss { get; }

    public double LogLossReduction { get; }

    public double Entropy { get; }
}
