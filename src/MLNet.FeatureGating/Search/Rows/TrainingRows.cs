using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Search.Rows;

/// <summary>Rows to learn from and rows to be judged by, both standardised by what the former are like alone.</summary>
/// <param name="Training">The rows to learn from.</param>
/// <param name="Validation">The rows to be judged by.</param>
/// <param name="ConstantLoss">The loss of the best constant prediction of the former on the latter.</param>
internal sealed record TrainingRows(TrainingData Training, TrainingData Validation, double ConstantLoss)
{
    /// <summary>Makes the rows of a fold.</summary>
    /// <param name="problem">All rows.</param>
    /// <param name="isHeldOut">Whether a row is to judge by.</param>
    /// <param name="slots">The slots to take, or null for all.</param>
    /// <param name="labelOfRows">The row whose label each row has, or null for its own.</param>
    public static TrainingRows Create(
        SearchProblem problem, Func<int, bool> isHeldOut, IReadOnlyList<int>? slots = null, IReadOnlyList<int>? labelOfRows = null)
    {
        int[] all = [.. Enumerable.Range(0, problem.Table.RowCount)];
        return Create(
            new(problem.Table, [.. all.Where(row => !isHeldOut(row))], slots, labelOfRows),
            new(problem.Table, [.. all.Where(isHeldOut)], slots, labelOfRows),
            problem.Options.Standardize);
    }

    /// <summary>Makes rows of all that was learnt from, and of others to be judged by.</summary>
    public static TrainingRows Create(FeatureTable training, FeatureTable validation, bool standardize, IReadOnlyList<int>? slots) => Create(
        new(training, [.. Enumerable.Range(0, training.RowCount)], slots, null),
        new(validation, [.. Enumerable.Range(0, validation.RowCount)], slots, null),
        standardize);

    private static TrainingRows Create(RowPart training, RowPart validation, bool standardize)
    {
        if (standardize)
        {
            var features = Standardization.Fit(training.Features, training.Width, training.Weights);
            features.ApplyInPlace(training.Features);
            features.ApplyInPlace(validation.Features);
        }

        if (training.Table.Task == LearningTask.Regression)
        {
            var label = Standardization.Fit(training.Targets, 1, training.Weights);
            label.ApplyInPlace(training.Targets);
            label.ApplyInPlace(validation.Targets);
        }

        return new(training.ToData(), validation.ToData(), ConstantLossOf(training, validation));
    }

    private static double ConstantLossOf(RowPart training, RowPart validation) => training.Table.Task switch
    {
        LearningTask.Regression => MeanSquare(Means(training.Targets, 1, training.Weights), validation.Targets, validation.Weights),
        LearningTask.Reconstruction => MeanSquare(
            Means(training.Features, training.Width, training.Weights), validation.Features, validation.Weights),
        LearningTask.Survival => EqualHazards.Loss(validation.Targets, validation.HasEvent!, validation.Weights),
        _ => CrossEntropy(training, validation),
    };

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
        double[] classes = new double[training.Table.ClassCount];
        for (int row = 0; row < training.Targets.Length; row++)
        {
            classes[(int)training.Targets[row]] += training.Weights?[row] ?? 1;
        }

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
