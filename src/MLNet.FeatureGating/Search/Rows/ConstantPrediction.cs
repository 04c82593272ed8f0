using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Search.Rows;

/// <summary>What rows predict without a look at their features: the share of each class, the mean, or equal hazards.</summary>
internal static class ConstantPrediction
{
    // Of pairs in no order at all.
    private const double ChanceConcordance = 0.5;

    /// <summary>Its loss on rows that are held out.</summary>
    public static double Loss(RowPart training, RowPart validation) => training.Table.Task switch
    {
        LearningTask.Regression => MeanSquare(Means(training.Targets, 1, training.Weights), validation.Targets, validation.Weights),
        LearningTask.Reconstruction => MeanSquare(
            Means(training.Features, training.Width, training.Weights), validation.Features, validation.Weights),
        LearningTask.Survival => EqualHazards.Loss(validation.Targets, validation.HasEvent!, validation.Weights),
        _ => CrossEntropy(training, validation),
    };

    /// <summary>Its metric on rows that are held out; not a number where they do not vary.</summary>
    public static double Metric(RowPart training, RowPart validation, double loss) => training.Table.Task switch
    {
        LearningTask.Regression => RSquared(loss, validation.Targets, 1, validation.Weights),
        LearningTask.Reconstruction => RSquared(loss, validation.Features, validation.Width, validation.Weights),
        LearningTask.Survival => ChanceConcordance,
        _ => Accuracy(training, validation),
    };

    private static double RSquared(double loss, float[] values, int width, float[]? weights)
    {
        double variance = MeanSquare(Means(values, width, weights), values, weights);
        return variance > 0 ? 1 - (loss / variance) : double.NaN;
    }

    private static double Accuracy(RowPart training, RowPart validation)
    {
        double[] classes = TotalsOfClasses(training);
        int commonest = Array.IndexOf(classes, classes.Max());
        double[] heldOut = TotalsOfClasses(validation);
        return heldOut[commonest] / heldOut.Sum();
    }

    private static double[] TotalsOfClasses(RowPart rows)
    {
        double[] totals = new double[rows.Table.ClassCount];
        for (int row = 0; row < rows.Targets.Length; row++)
        {
            totals[(int)rows.Targets[row]] += rows.Weights?[row] ?? 1;
        }

        return totals;
    }

    // Not 0 where features are left as they are.
    private static double[] Means(float[] values, int width, float[]? weights)
    {
        double[] sums = new double[width];
        double total = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double weight = weights?[i / width] ?? 1;
            sums[i % width] += weight * values[i];
            total += weight / width;
        }

        return [.. sums.Select(sum => sum / total)];
    }

    private static double MeanSquare(double[] means, float[] values, float[]? weights)
    {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double weight = weights?[i / means.Length] ?? 1;
            double deviation = values[i] - means[i % means.Length];
            sum += weight * deviation * deviation;
            total += weight;
        }

        return sum / total;
    }

    private static double CrossEntropy(RowPart training, RowPart validation)
    {
        double[] classes = TotalsOfClasses(training);

        // A class that only the others have is not impossible; one that nobody has is none.
        double unseen = classes.Sum() / training.Targets.Length / 2;
        double all = training.Targets.Concat(validation.Targets).Distinct().Sum(label => Math.Max(unseen, classes[(int)label]));
        double loss = 0;
        double total = 0;
        for (int row = 0; row < validation.Targets.Length; row++)
        {
            double weight = validation.Weights?[row] ?? 1;
            loss -= weight * Math.Log(Math.Max(unseen, classes[(int)validation.Targets[row]]) / all);
            total += weight;
        }

        return loss / total;
    }
}
