using Microsoft.ML.Offline;

namespace Microsoft.ML.Data;

public class BinaryClassificationMetrics
{
    internal BinaryClassificationMetrics(BinaryEvaluation evaluation)
    {
        var counts = evaluation.Counts;
        AreaUnderRocCurve = RankMetrics.AreaUnderRocCurve(evaluation.Scores);
        AreaUnderPrecisionRecallCurve = RankMetrics.AreaUnderPrecisionRecallCurve(evaluation.Scores);
        Accuracy = counts.Accuracy;
        PositivePrecision = counts.PositivePrecision;
        PositiveRecall = counts.PositiveRecall;
        NegativePrecision = counts.NegativePrecision;
        NegativeRecall = counts.NegativeRecall;
        F1Score = counts.F1Score;
        ConfusionMatrix = counts.ToMatrix();
    }

    public double AreaUnderRocCurve { get; }

    public double Accuracy { get; }

    public double PositivePrecision { get; }

    public double PositiveRecall { get; }

    public double NegativePrecision { get; }

    public double NegativeRecall { get; }

    public double F1Score { get; }

    public double AreaUnderPrecisionRecallCurve { get; }

    public ConfusionMatrix ConfusionMatrix { get; }
}
