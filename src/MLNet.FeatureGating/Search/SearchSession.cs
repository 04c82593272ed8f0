using MLNet.FeatureGating.Search.Rows;
using MLNet.FeatureGating.Search.Storage;
using MLNet.FeatureGating.Search.Units;
using MLNet.FeatureGating.Selection;
using Microsoft.ML;

namespace MLNet.FeatureGating.Search;

/// <summary>What the answers of an experiment are made from, after it is over.</summary>
/// <param name="Host">The context.</param>
/// <param name="Problem">What was searched.</param>
/// <param name="Findings">What was found out.</param>
/// <param name="Reader">How rows are read.</param>
/// <param name="FeatureColumn">The column of the features.</param>
internal sealed record SearchSession(
    EstimatorHost Host, SearchProblem Problem, SearchFindings Findings, SearchProblemReader Reader, DataViewSchema.Column FeatureColumn)
{
    private readonly Lock _lock = new();

    /// <summary>Makes sure that it is known what a number of features is worth: few networks, trained at once where they were not.</summary>
    public void Evaluate(int count)
    {
        // 0 needs no network, and without a finished fold there is nothing to compare with.
        lock (_lock)
        {
            if (count > 0 && Findings.Subsets.Counts.Count > 0 && !Findings.Subsets.Contains(count))
            {
                using var store = new MemoryStudyStore();
                var runner = new UnitRunner(store, Problem.Settings, new ProgressWatch(null), CancellationToken.None);
                new LambdaSearch(Problem, runner).Evaluate(Findings, [count], "networks of few features");
            }
        }
    }
}
