using Microsoft.ML.Offline;

namespace Microsoft.ML.Data;

public class BinaryClassificationMetrics
{
    private protected BinaryClassificationMetrics(BinaryEvaluation evaluation)
    {
        AreaUnderRocCurve = evaluation.AreaUnderRocCurve;
        Accuracy = evaluation.Accuracy;
    }

    public double AreaUnderRocCurve { get; }

    public double Accuracy { get; }
}
