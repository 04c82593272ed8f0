namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>A table as one member sees it. What is measured on it is measured when it is first asked for.</summary>
internal sealed class MemberRows(RowSet rows, NativeFloats? weights, LearningTask task) : IDisposable
{
    private double? _variance;

    public RowSet Rows => rows;

    /// <summary>Gets the weight of each row, of mean 1; null where all weigh 1.</summary>
    public NativeFloats? Weights => weights;

    /// <summary>The metric of a mean score.</summary>
    public double Metric(double meanScore)
    {
        // No other task's metric looks at it.
        if (task is LearningTask.Regression or LearningTask.Reconstruction)
        {
            _variance ??= Measure(TaskStatistics.Variance);
        }

        return TaskStatistics.Metric(task, meanScore, _variance ?? 0);
    }

    /// <summary>The loss of the best constant prediction.</summary>
    public double LossScale() => Measure(TaskStatistics.LossScale);

    public void Dispose() => weights?.Dispose();

    private double Measure(Quantity quantity)
    {
        if (weights is not null)
        {
            return quantity(task, rows.Data, weights.Span);
        }

        float[] equal = new float[rows.RowCount];
        Array.Fill(equal, 1);
        return quantity(task, rows.Data, equal);
    }

    private delegate double Quantity(LearningTask task, TrainingData data, ReadOnlySpan<float> weights);
}
