namespace MLNet.FeatureGating.Training;

/// <summary>What a task makes of the rows themselves, and of the mean score of a network on them.</summary>
internal static class TaskStatistics
{
    /// <summary>Whether the loss of rows is the mean of the losses of their parts, so that rows can be judged in parts.</summary>
    public static bool IsAdditive(LearningTask task) => task != LearningTask.Survival;

    /// <summary>Turns the mean score into the metric that is reported: the larger, the better.</summary>
    /// <param name="task">The task.</param>
    /// <param name="meanScore">The mean score: a squared error of values, else a part that is right.</param>
    /// <param name="variance">What <see cref="Variance"/> gave for the rows.</param>
    /// <returns>R-squared of values, not a number where they do not vary; else the score.</returns>
    public static double Metric(LearningTask task, double meanScore, double variance) => task switch
    {
        LearningTask.Regression or LearningTask.Reconstruction => variance > 0 ? 1 - (meanScore / variance) : double.NaN,
        _ => meanScore,
    };

    /// <summary>The variance of what is predicted, under weights of mean 1; that of several values is averaged.</summary>
    public static double Variance(LearningTask task, TrainingData data, ReadOnlySpan<float> weights) => task == LearningTask.Reconstruction
        ? MeanVariance(data.Features.Span, data.FeatureCount, weights)
        : MeanVariance(data.Targets.Span, 1, weights);

    /// <summary>The loss of the best constant prediction, the scale that a member's lambda is steered on.</summary>
    public static double LossScale(LearningTask task, TrainingData data, ReadOnlySpan<float> weights) => task switch
    {
        LearningTask.BinaryClassification or LearningTask.MulticlassClassification => Entropy(data.Targets.Span, weights),
        LearningTask.Survival => 1,
        _ => Variance(task, data, weights),
    };

    // Of the classes, in nats.
    private static double Entropy(ReadOnlySpan<float> classes, ReadOnlySpan<float> weights)
    {
        double[] totals = new double[1];
        for (int row = 0; row < classes.Length; row++)
        {
            int index = (int)classes[row];
            if (index >= totals.Length)
            {
                Array.Resize(ref totals, index + 1);
            }

            totals[index] += weights[row];
        }

        double rows = classes.Length;
        return -totals.Where(total => total > 0).Sum(total => total / rows * Math.Log(total / rows));
    }

    private static double MeanVariance(ReadOnlySpan<float> values, int columns, ReadOnlySpan<float> weights)
    {
        double[] means = new double[columns];
        double[] variances = new double[columns];
        for (int row = 0; row < weights.Length; row++)
        {
            double share = (double)weights[row] / weights.Length;
            for (int column = 0; column < columns; column++)
            {
                means[column] += share * values[(row * columns) + column];
            }
        }

        for (int row = 0; row < weights.Length; row++)
        {
            double share = (double)weights[row] / weights.Length;
            for (int column = 0; column < columns; column++)
            {
                double deviation = values[(row * columns) + column] - means[column];
                variances[column] += share * deviation * deviation;
            }
        }

        return variances.Sum() / columns;
    }
}
