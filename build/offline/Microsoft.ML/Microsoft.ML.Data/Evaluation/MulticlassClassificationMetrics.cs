using Microsoft.ML.Offline;

namespace Microsoft.ML.Data;

public sealed class MulticlassClassificationMetrics
{
    internal MulticlassClassificationMetrics(MulticlassEvaluation evaluation, int topKPredictionCount)
    {
        LogLoss = evaluation.LogLoss;
        LogLossReduction = evaluation.LogLossReduction;
        MacroAccuracy = evaluation.MacroAccuracy;
        MicroAccuracy = evaluation.MicroAccuracy;
        PerClassLogLoss = evaluation.PerClassLogLoss;
        ConfusionMatrix = evaluation.ToMatrix();
        TopKPredictionCount = topKPredictionCount;
        var topAccuracies = evaluation.GetTopAccuracies(topKPredictionCount);
        TopKAccuracyForAllK = topAccuracies;
        TopKAccuracy = topAccuracies.LastOrDefault();
    }

    public double LogLoss { get; }

    public double LogLossReduction { get; }

    public double MacroAccuracy { get; }

    public double MicroAccuracy { get; }

    public double TopKAccuracy { get; }

    public IReadOnlyList<double> TopKAccuracyForAllK { get; }

    public int TopKPredictionCount { get; }

    public IReadOnlyList<double> PerClassLogLoss { get; }

    public ConfusionMatrix ConfusionMatrix { get; }
}
