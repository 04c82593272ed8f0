using Microsoft.ML.Offline;

namespace Microsoft.ML.Data;

public sealed class MulticlassClassificationMetrics
{
    internal MulticlassClassificationMetrics(MulticlassEvaluation evaluation)
    {
        LogLoss = evaluation.LogLoss;
        MacroAccuracy = evaluation.MacroAccuracy;
        MicroAccuracy = evaluation.MicroAccuracy;
    }

    public double LogLoss { get; }

    public double MacroAccuracy { get; }

    public double MicroAccuracy { get; }
}
