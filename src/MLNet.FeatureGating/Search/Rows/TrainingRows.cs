using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Search.Rows;

/// <summary>Rows to learn from and rows to be judged by, both standardised by what the former are like alone.</summary>
/// <param name="Training">The rows to learn from.</param>
/// <param name="Validation">The rows to be judged by.</param>
/// <param name="ConstantLoss">The loss of the best constant prediction of the former on the latter.</param>
/// <param name="ConstantMetric">Its metric.</param>
internal sealed record TrainingRows(TrainingData Training, TrainingData Validation, double ConstantLoss, double ConstantMetric)
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

        double loss = ConstantPrediction.Loss(training, validation);
        return new(training.ToData(), validation.ToData(), loss, ConstantPrediction.Metric(training, validation, loss));
    }
}
