using MLNet.FeatureGating.Selection;
using Microsoft.ML;

namespace MLNet.FeatureGating.Search;

/// <summary>One answer of a lambda experiment: features to keep, as an estimator and as a fitted transformer.</summary>
public sealed class LambdaSelection
{
    /// <summary>Gets the kept features and what they are worth.</summary>
    public ChosenSelection Chosen => throw new NotSupportedException();

    /// <summary>Gets what the experiment knows, with this selection as the chosen one: what a report shows.</summary>
    public SearchSummary Summary => throw new NotSupportedException();

    /// <summary>Gets the names of the kept features, in the order of their ranks.</summary>
    public IReadOnlyList<string> FeatureNames => throw new NotSupportedException();

    /// <summary>Makes the stock transformer that keeps the features: it is saved and loaded by ML.NET alone.</summary>
    /// <param name="outputColumnName">The column to make; <see langword="null"/> for the feature column itself.</param>
    public ITransformer CreateTransformer(string? outputColumnName = null) => throw new NotSupportedException();

    /// <summary>Makes an estimator that selects as many features anew on the rows that it is fitted on.</summary>
    /// <param name="outputColumnName">The column to make; <see langword="null"/> for the feature column itself.</param>
    public StochasticGatesEstimator CreateEstimator(string? outputColumnName = null) => throw new NotSupportedException();

    /// <summary>
    /// Trains networks of the kept features, and of all, on all rows of the experiment, and measures both on rows that it never saw.
    /// </summary>
    /// <param name="testData">The rows, with the columns of the experiment's own.</param>
    /// <returns>The same selection, with the metrics.</returns>
    public LambdaSelection Test(IDataView testData) => throw new NotSupportedException();
}
