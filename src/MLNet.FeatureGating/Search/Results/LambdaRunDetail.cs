namespace MLNet.FeatureGating.Search;

/// <summary>What came of one trial: a configuration at one lambda, trained on every fold with every seed.</summary>
/// <param name="Index">The trial's number, from 0, in the order of trials.</param>
/// <param name="Configuration">What was trained.</param>
/// <param name="Lambda">The weight of the mean open probability of the gates in the objective.</param>
/// <param name="SelectedCount">The number of features whose gates stayed open, averaged over folds and seeds.</param>
/// <param name="SelectedCountStandardError">Its standard error over folds.</param>
/// <param name="ValidationLoss">The loss on the held-out rows under collapsed gates, averaged over folds and seeds.</param>
/// <param name="ValidationLossStandardError">Its standard error over folds.</param>
/// <param name="ValidationMetric">The metric on the held-out rows under collapsed gates, averaged over folds and seeds.</param>
/// <param name="ValidationMetricStandardError">Its standard error over folds.</param>
/// <param name="OpenProbabilities">The probability that each feature's gate is open, averaged over folds and seeds: one a feature, in [0, 1].</param>
/// <param name="RuntimeInSeconds">The time that its training took, over all threads.</param>
public sealed record LambdaRunDetail(
    int Index,
    SearchConfiguration Configuration,
    double Lambda,
    double SelectedCount,
    double SelectedCountStandardError,
    double ValidationLoss,
    double ValidationLossStandardError,
    double ValidationMetric,
    double ValidationMetricStandardError,
    IReadOnlyList<double> OpenProbabilities,
    double RuntimeInSeconds);
