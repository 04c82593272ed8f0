namespace MLNet.FeatureGating.Training.Tests.Reference;

/// <summary>The losses of the three tasks, as the books print them, in double precision.</summary>
internal static class ManagedLoss
{
    public static double OfRow(LearningTask task, double[] outputs, double target) => task switch
    {
        LearningTask.BinaryClassification => Softplus(target > 0.5 ? -outputs[0] : outputs[0]),
        LearningTask.MulticlassClassification => LogSumExp(outputs) - outputs[(int)target],
        LearningTask.Regression => (outputs[0] - target) * (outputs[0] - target),
        _ => throw new ArgumentOutOfRangeException(nameof(task)),
    };

    /// <summary>The weighted mean loss of a table.</summary>
    public static double OfTable(LearningTask task, double[][] outputs, TrainingData data) =>
        WeightedMean(data, row => OfRow(task, outputs[row], data.Targets.Span[row]));

    /// <summary>Accuracy, or R-squared for regression, of a table.</summary>
    public static double Metric(LearningTask task, double[][] outputs, TrainingData data)
    {
        if (task != LearningTask.Regression)
        {
            return WeightedMean(data, row => Class(outputs[row]) == (int)data.Targets.Span[row] ? 1 : 0);
        }

        double mean = WeightedMean(data, row => data.Targets.Span[row]);
        double variance = WeightedMean(data, row => Math.Pow(data.Targets.Span[row] - mean, 2));
        return 1 - (OfTable(task, outputs, data) / variance);
    }

    private static double WeightedMean(TrainingData data, Func<int, double> quantity)
    {
        double sum = 0;
        double weights = 0;
        for (int row = 0; row < data.RowCount; row++)
        {
            double weight = data.Weights is { } all ? all[row] : 1;
            sum += weight * quantity(row);
            weights += weight;
        }

        return sum / weights;
    }

    private static int Class(double[] outputs) => outputs.Length == 1 ? (outputs[0] > 0 ? 1 : 0) : Array.IndexOf(outputs, outputs.Max());

    private static double Softplus(double x)
    {
        // Two terms of the series where 1 + e would lose the digits of e.
        double e = Math.Exp(-Math.Abs(x));
        return Math.Max(0, x) + (e < 1e-5 ? e - (e * e / 2) : Math.Log(1 + e));
    }

    private static double LogSumExp(double[] values) => values.Max() + Math.Log(values.Sum(x => Math.Exp(x - values.Max())));
}
