using System.Globalization;
using MLNet.FeatureGating.Search.Analysis;

namespace MLNet.FeatureGating.Search;

/// <summary>What a lambda experiment found out, and the selections that can be had from it. It holds the rows that were learnt from.</summary>
public sealed class LambdaExperimentResult
{
    private readonly SearchSession _session;

    internal LambdaExperimentResult(SearchSession session, SearchSummary summary)
    {
        _session = session;
        Summary = summary;
        Decided = Decide();
    }

    /// <summary>Gets all of it as plain values. To show one of the selections in a report, take its <see cref="LambdaSelection.Summary"/>.</summary>
    public SearchSummary Summary { get; }

    /// <summary>Gets the details of every trial under a fixed lambda, in the order of lambdas.</summary>
    public IReadOnlyList<LambdaRunDetail> RunDetails => Summary.Runs;

    /// <summary>Gets the trial with the best metric; <see langword="null"/> where none was asked for, or finished.</summary>
    public LambdaRunDetail? BestRun => RunDetails.Where(run => !double.IsNaN(run.ValidationMetric)).MaxBy(run => run.ValidationMetric);

    /// <summary>Gets the path, from the largest number of features to none.</summary>
    public IReadOnlyList<LambdaPathPoint> Path => Summary.Path;

    /// <summary>
    /// Gets a value indicating whether the features tell of the label at all. Where that was not tested: whether some number of them does better than
    /// the best constant prediction, by more than two standard errors.
    /// </summary>
    public bool IsPredictive => Summary.Predictiveness?.IsPredictive ?? IsBetterThanNone();

    /// <summary>
    /// What a report shows where nobody has asked for a selection: the fewest features that are good enough; none where none is of use.
    /// </summary>
    internal SearchSummary Decided { get; }

    /// <summary>Gives the number of features whose networks have the least loss on held-out rows.</summary>
    /// <returns>The selection.</returns>
    /// <exception cref="InvalidOperationException">No feature tells of the label, or the experiment was cancelled too early.</exception>
    public LambdaSelection BestMetric()
    {
        RequirePredictive();
        return Select("least loss on held-out rows", Math.Max(Least, _session.Findings.Subsets.Best(_session.Problem.LeastCount)));
    }

    /// <summary>
    /// Gives the fewest features whose networks' loss on held-out rows is within one standard error of the best (L. Breiman and others,
    /// "Classification and regression trees", 1984).
    /// </summary>
    /// <returns>The selection.</returns>
    /// <exception cref="InvalidOperationException">No feature tells of the label, or the experiment was cancelled too early.</exception>
    public LambdaSelection FewestWithinOneStandardError()
    {
        RequirePredictive();
        return Fewest();
    }

    /// <summary>Gives the first features by rank. Networks of so many are trained now where the experiment had none.</summary>
    /// <param name="count">The number of features, those kept in any case included. Range: 1 to the number of features that vary.</param>
    /// <returns>The selection.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is out of range.</exception>
    public LambdaSelection Exactly(int count)
    {
        int greatest = _session.Problem.GreatestCount;
        if (count < Least || count > greatest)
        {
            throw new ArgumentOutOfRangeException(
                nameof(count),
                count,
                $"There are {Least} to {greatest} features to keep (constant ones are none of them), but {count} are asked for.");
        }

        return Select(string.Create(CultureInfo.InvariantCulture, $"exactly {count}"), count);
    }

    /// <summary>
    /// Gives the features, first by rank, that cost at most a budget together: as many as have the least loss among those numbers that were looked
    /// at.
    /// </summary>
    /// <param name="budget">What the features may cost; those kept in any case cost nothing. Range: &gt;= 0.</param>
    /// <returns>The selection.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="budget"/> is below 0, or below the cost of the first feature.</exception>
    /// <exception cref="InvalidOperationException">No feature tells of the label, or the experiment was cancelled too early.</exception>
    public LambdaSelection WithinBudget(double budget)
    {
        RequirePredictive();
        double[] costs = [.. Enumerable.Range(0, _session.Problem.GreatestCount + 1).Select(count => Builder().CostOf(Builder().First(count)))];
        int affordable = Array.FindLastIndex(costs, cost => cost <= budget);
        if (affordable < Least)
        {
            throw new ArgumentOutOfRangeException(
                nameof(budget),
                budget,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The budget must be at least {costs[Least]}, what the first {Least} by rank cost, but it is {budget}."));
        }

        // What costs no more than the budget, though fewer features, is looked at, too.
        _session.Evaluate(affordable);
        SubsetTable subsets = _session.Findings.Subsets;

        // Where all networks of so few diverged, nothing is known of any.
        int best = subsets.Counts.Where(count => count >= Least && costs[count] <= budget).Select(count => (int?)count)
            .MinBy(count => subsets.Loss(count!.Value).Mean) ?? affordable;
        return Select(string.Create(CultureInfo.InvariantCulture, $"at most a cost of {budget}"), best);
    }

    /// <summary>Gives the features that halves of the rows select again and again. Needs <see cref="LambdaExperimentSettings.Stability"/>.</summary>
    /// <returns>The selection.</returns>
    /// <exception cref="InvalidOperationException">Stability selection was not asked for, not finished, or found no stable feature.</exception>
    public LambdaSelection Stable()
    {
        StabilitySummary stability = Summary.Stability
            ?? throw new InvalidOperationException(
                _session.Problem.Settings.Stability is null
                    ? $"Stability selection was not asked for: set {nameof(LambdaExperimentSettings)}.{nameof(LambdaExperimentSettings.Stability)}."
                    : "The experiment ended before stability selection was finished. Run it again, with more time or from its study file.");
        if (stability.Selected.Count == 0)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"No feature is stable: none is selected by {stability.Threshold:P0} of the halves and more often than every shadow. Allow more "
                + $"false selections ({nameof(StabilityOptions.MaximumFalseSelections)}), or bring more rows."));
        }

        return new(_session, Summary, "stable in halves of the rows", stability.Selected, isByRank: false);
    }

    private int Least => Math.Max(1, _session.Problem.LeastCount);

    private SearchSummary Decide()
    {
        if (Summary.Path.Count > 0)
        {
            return IsPredictive ? Fewest().Summary : Summary;
        }

        // No number was judged, for want of time or because all networks diverged: what gates say of themselves is the best so far.
        int open = Math.Max(Least, Summary.Features.Count(feature => feature.SelectionProbability > 0.5));
        return Select(Summary.IsComplete ? "open gates" : "open gates when it was cancelled", open).Summary;
    }

    private LambdaSelection Fewest() =>
        Select("fewest within one standard error of the best", Math.Max(Least, _session.Findings.Subsets.Fewest(_session.Problem.LeastCount)));

    private LambdaSelection Select(string rule, int count)
    {
        _session.Evaluate(count);
        return new(_session, Summary, rule, Builder().First(count), isByRank: true);
    }

    private SummaryBuilder Builder() => new(_session.Problem, _session.Findings, Summary.LabelColumnName);

    private bool IsBetterThanNone()
    {
        SubsetTable subsets = _session.Findings.Subsets;
        if (subsets.Counts.Count == 0)
        {
            return false;
        }

        Spread gained = subsets.Difference(0, subsets.Best(1));
        return gained.Mean > 2 * gained.StandardError;
    }

    private void RequirePredictive()
    {
        if (Summary.Path.Count == 0)
        {
            throw new InvalidOperationException(
                (Summary.IsComplete
                    ? "All networks of few features diverged: their loss became infinite. Lower LearningRate of the search space, leave "
                        + "Standardize on, and keep MaximumGradientNorm set; "
                    : "The experiment ended before networks of few features were judged on two folds. Run it again, with more time or from its study "
                        + "file; ")
                + $"{nameof(Exactly)} keeps the features that rank first until now.");
        }

        if (!IsPredictive)
        {
            string of = Summary.LabelColumnName is { } label ? $"of label column '{label}'" : "of each other";
            string by = Summary.Predictiveness is { } test
                ? string.Create(CultureInfo.InvariantCulture, $"p = {test.PValue:F2} by permuted labels")
                : "by cross-validation";
            throw new InvalidOperationException(
                $"Nothing here is predictive: {of} the features tell no more than chance ({by}). "
                + $"Check the label, bring more rows or other features; {nameof(Exactly)} keeps features all the same.");
        }
    }
}
