namespace MLNet.FeatureGating.Search;

/// <summary>
/// A number of features, and what networks of so many features alone are worth. In every fold they are trained on the features that rank first in
/// that fold, so that the rows that judge them had no part in the choice.
/// </summary>
/// <param name="SelectedCount">The number of features; 0 is the best constant prediction.</param>
/// <param name="Lambda">
/// The lambda at which so many gates were open while they closed one after another, averaged (as a logarithm) over folds and seeds; not a number
/// for numbers that the training did not pass through.
/// </param>
/// <param name="Cost">What the features cost together: their number, where none has a cost of its own.</param>
/// <param name="Loss">The loss on the held-out rows, averaged over folds and seeds.</param>
/// <param name="LossStandardError">Its standard error over folds.</param>
/// <param name="Metric">The metric on the held-out rows, averaged over folds and seeds.</param>
/// <param name="MetricStandardError">Its standard error over folds.</param>
/// <param name="LossAboveBest">By how much its loss is above that of the best point.</param>
/// <param name="LossAboveBestStandardError">The standard error of that difference, over the folds' own differences.</param>
/// <param name="IsWithinOneStandardError">Whether the loss is at most that of the best point and its standard error: L. Breiman's rule.</param>
/// <param name="Features">The indices of the features that are kept, the first by rank over all folds, in the order of their ranks.</param>
public sealed record LambdaPathPoint(
    int SelectedCount,
    double Lambda,
    double Cost,
    double Loss,
    double LossStandardError,
    double Metric,
    double MetricStandardError,
    double LossAboveBest,
    double LossAboveBestStandardError,
    bool IsWithinOneStandardError,
    IReadOnlyList<int> Features);
