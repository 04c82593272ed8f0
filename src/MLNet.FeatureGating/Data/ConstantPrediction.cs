using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Data;

/// <summary>What can be had without any feature: a network that does no better has learnt nothing.</summary>
internal static class ConstantPrediction
{
    /// <summary>
    /// Gives the loss of the best constant prediction: the entropy of the classes in nats; 1, the variance of the label; the loss of equal
    /// hazards, in nats an event; the mean variance of the features.
    /// </summary>
    /// <param name="table">The rows as they were read.</param>
    /// <param name="rows">The rows as networks see them.</param>
    /// <param name="heldOut">
    /// The weights of the rows that each member is judged by, null for those of all rows: the loss of hazards depends on how many rows are
    /// at risk, so it must be of the same ones.
    /// </param>
    public static double Loss(FeatureTable table, TrainingData rows, IEnumerable<IReadOnlyList<float>?> heldOut) => table.Task switch
    {
        LearningTask.Regression => 1,
        LearningTask.Reconstruction => MeanVariance(rows),
        LearningTask.Survival => heldOut.Average(weights => EqualHazards.Loss(table.Targets, table.HasEvent!, weights ?? table.Weights)),
        _ => Entropy(table),
    };

    private static double Entropy(FeatureTable table)
    {
        double[] classes = new double[table.ClassCount];
        for (int row = 0; row < table.RowCount; row++)
        {
            classes[(int)table.Targets[row]] += table.Weights?[row] ?? 1;
        }

        double total = classes.Sum();
        return -classes.Where(weight => weight > 0).Sum(weight => weight / total * Math.Log(weight / total));
    }

    private static double MeanVariance(TrainingData rows)
    {
        double[] means = new double[rows.FeatureCount];
        double[] variances = new double[rows.FeatureCount];
        ReadOnlySpan<float> features = rows.Features.Span;
        double total = 0;
        for (int row = 0; row < rows.RowCount; row++)
        {
            double weight = rows.Weights?[row] ?? 1;
            total += weight;
            ReadOnlySpan<float> values = features.Slice(row * rows.FeatureCount, rows.FeatureCount);
            for (int slot = 0; slot < values.Length; slot++)
            {
                double delta = values[slot] - means[slot];
                means[slot] += delta * (weight / total);
                variances[slot] += weight * delta * (values[slot] - means[slot]);
            }
        }

        return variances.Average() / total;
    }
}
