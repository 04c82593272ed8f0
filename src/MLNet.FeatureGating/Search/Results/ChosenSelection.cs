namespace MLNet.FeatureGating.Search;

/// <summary>The selection that a search, or its caller, decided for.</summary>
/// <param name="Rule">How it was chosen, as in <c>fewest within one standard error</c>.</param>
/// <param name="Features">The indices of the kept features, in the order of their ranks.</param>
/// <param name="Lambda">The lambda that leaves so many features; not a number where that is not known.</param>
/// <param name="Metric">The metric on held-out rows of networks of so many features.</param>
/// <param name="MetricStandardError">Its standard error over folds.</param>
/// <param name="Loss">The loss on held-out rows of networks of so many features.</param>
/// <param name="LossStandardError">Its standard error over folds.</param>
/// <param name="TestMetric">The metric on rows that the search never saw; <see langword="null"/> where there are none.</param>
/// <param name="TestMetricOfAll">The same of networks of all features.</param>
public sealed record ChosenSelection(
    string Rule,
    IReadOnlyList<int> Features,
    double Lambda,
    double Metric,
    double MetricStandardError,
    double Loss,
    double LossStandardError,
    double? TestMetric = null,
    double? TestMetricOfAll = null);
