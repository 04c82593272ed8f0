using Microsoft.ML.Offline;

namespace Microsoft.ML.Data;

public sealed class CalibratedBinaryClassificationMetrics : BinaryClassificationMetrics
{
    internal CalibratedBinaryClassificationMetrics(BinaryEvaluation evaluation)
        : base(evaluation)
    {
    }
}
