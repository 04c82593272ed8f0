namespace MLNet.FeatureGating.Search;

/// <summary>What a lambda experiment found out, and the selections that can be had from it.</summary>
public sealed class LambdaExperimentResult
{
    /// <summary>Gets all of it as plain values, for a report.</summary>
    public SearchSummary Summary => throw new NotSupportedException();

    /// <summary>Gets the details of every trial.</summary>
    public IReadOnlyList<LambdaRunDetail> RunDetails => Summary.Runs;

    /// <summary>Gets the trial with the best metric.</summary>
    public LambdaRunDetail BestRun => throw new NotSupportedException();

    /// <summary>Gets the path, from the largest number of features to none.</summary>
    public IReadOnlyList<LambdaPathPoint> Path => Summary.Path;

    /// <summary>Gets a value indicating whether the features tell of the label at all.</summary>
    public bool IsPredictive => throw new NotSupportedException();

    /// <summary>The number of features whose networks have the best loss on held-out rows.</summary>
    /// <exception cref="InvalidOperationException">No feature tells of the label.</exception>
    public LambdaSelection BestMetric() => throw new NotSupportedException();

    /// <summary>The fewest features whose networks lose at most one standard error against the best.</summary>
    /// <exception cref="InvalidOperationException">No feature tells of the label.</exception>
    public LambdaSelection FewestWithinOneStandardError() => throw new NotSupportedException();

    /// <summary>The first <paramref name="count"/> features by rank.</summary>
    public LambdaSelection Exactly(int count) => throw new NotSupportedException();

    /// <summary>As many features, by rank, as cost at most <paramref name="budget"/> together, where their networks are best.</summary>
    public LambdaSelection WithinBudget(double budget) => throw new NotSupportedException();

    /// <summary>The features that halves of the rows select again and again.</summary>
    public LambdaSelection Stable() => throw new NotSupportedException();
}
