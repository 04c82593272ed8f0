using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Search.Analysis;
using MLNet.FeatureGating.Search.Rows;
using MLNet.FeatureGating.Search.Stages;
using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Torch;
using Microsoft.ML;

namespace MLNet.FeatureGating.Search;

/// <summary>One answer of a lambda experiment: features to keep, as an estimator and as a fitted transformer.</summary>
public sealed class LambdaSelection
{
    // Networks whose metrics on test rows are averaged.
    private const int TestedNetworks = 5;

    private readonly SearchSession _session;

    internal LambdaSelection(SearchSession session, SearchSummary summary, string rule, IReadOnlyList<int> features, bool isByRank)
    {
        _session = session;
        var builder = new SummaryBuilder(session.Problem, session.Findings, summary.LabelColumnName);
        SubsetTable subsets = session.Findings.Subsets;
        bool isKnown = isByRank && subsets.Counts.Contains(features.Count);
        Spread loss = isKnown ? subsets.Loss(features.Count) : new(double.NaN, double.NaN);
        Spread metric = isKnown ? subsets.Metric(features.Count) : new(double.NaN, double.NaN);
        Chosen = new(
            rule,
            features,
            isByRank ? builder.LambdaOf(features.Count) : double.NaN,
            metric.Mean,
            metric.StandardError,
            loss.Mean,
            loss.StandardError);
        Summary = builder.Build(summary.Device, TimeSpan.FromSeconds(summary.ElapsedSeconds), summary.IsComplete) with
        {
            Features = builder.Features(features.Count),
            Predictiveness = summary.Predictiveness,
            Stability = summary.Stability,
            Chosen = Chosen,
        };
    }

    private LambdaSelection(LambdaSelection other, ChosenSelection chosen)
    {
        _session = other._session;
        Chosen = chosen;
        Summary = other.Summary with { Chosen = chosen };
    }

    /// <summary>Gets the kept features and what they are worth. What is not known is not a number.</summary>
    public ChosenSelection Chosen { get; }

    /// <summary>Gets what the experiment knows, with this selection as the chosen one: what a report shows.</summary>
    public SearchSummary Summary { get; }

    /// <summary>Gets the names of the kept features, in the order of their ranks.</summary>
    public IReadOnlyList<string> FeatureNames => [.. Chosen.Features.Select(feature => Summary.Features[feature].Name)];

    /// <summary>Makes the transformer that keeps the features: a stock one, saved and loaded by ML.NET alone.</summary>
    /// <param name="outputColumnName">The column to make; <see langword="null"/> for the feature column itself.</param>
    /// <returns>The transformer, of views with the feature column of the experiment.</returns>
    public ITransformer CreateTransformer(string? outputColumnName = null)
    {
        HashSet<int> kept = [.. Chosen.Features.SelectMany(feature => Summary.Features[feature].Slots)];
        return StockSlotSelector.Create(
            _session.Host.Context,
            outputColumnName ?? _session.FeatureColumn.Name,
            _session.FeatureColumn,
            [.. Enumerable.Range(0, Summary.SlotCount).Select(kept.Contains)]);
    }

    /// <summary>
    /// Makes an estimator that selects as many features anew, on the rows that it is fitted on, with the settings that the experiment found best: to
    /// put into a pipeline that is cross-validated, say.
    /// </summary>
    /// <param name="outputColumnName">The column to make; <see langword="null"/> for the feature column itself.</param>
    /// <returns>The estimator.</returns>
    public StochasticGatesEstimator CreateEstimator(string? outputColumnName = null)
    {
        SearchConfiguration found = _session.Findings.Configuration;
        StochasticGatesOptions options = _session.Problem.Options with
        {
            Task = _session.Problem.Table.Task,
            TargetFeatures = Chosen.Features.Count,
            Gate = found.Gate,
            Sigma = found.Sigma,
            Temperature = found.Temperature is { } temperature ? new(temperature) : _session.Problem.Options.Temperature,
            LearningRate = found.LearningRate,
            GateLearningRate = found.GateLearningRate,
            HiddenUnits = found.HiddenUnits,
            Members = _session.Problem.AllFolds * _session.Problem.Settings.SeedsPerFold,
            ValidationFraction = 1.0 / _session.Problem.Folds,
            Seed = _session.Problem.Seed,
            Device = _session.Problem.Settings.Device,
        };
        string input = _session.FeatureColumn.Name;
        return new(
            _session.Host, outputColumnName ?? input, [input], Summary.LabelColumnName ?? FeatureGatingExtensions.DefaultLabelColumnName, options);
    }

    /// <summary>
    /// Trains networks of the kept features, and of all, on all rows of the experiment, and measures both on rows that it never saw.
    /// </summary>
    /// <param name="testData">The rows, with the columns of the experiment's own. They bear on nothing but the metrics.</param>
    /// <returns>The same selection, with the metrics.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="testData"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has the wrong type.</exception>
    /// <exception cref="InvalidOperationException">The rows do not fit those that were learnt from.</exception>
    public LambdaSelection Test(IDataView testData)
    {
        ArgumentNullException.ThrowIfNull(testData);
        FeatureTable test = _session.Reader.ReadTest(testData, _session.Problem);
        int all = _session.Problem.GreatestCount;
        return new(this, Chosen with
        {
            TestMetric = Measure(test, Chosen.Features),
            TestMetricOfAll = Measure(test, _session.Findings.Ranking.Features[..all]),
        });
    }

    private double Measure(FeatureTable test, IReadOnlyList<int> features)
    {
        SearchProblem problem = _session.Problem;
        int[] slots = SubsetStage.SlotsOf(problem, features);
        var rows = TrainingRows.Create(problem.Table, test, problem.Options.Standardize, slots);
        _session.Evaluate(features.Count);
        int? epochs = _session.Findings.Subsets.Counts.Contains(features.Count) ? _session.Findings.Subsets.Epochs(features.Count) : null;
        TrainingStudy study = new Recipe(problem, _session.Findings.Configuration).Refit(
            rows,
            SubsetStage.Members(problem, slots, features, Enumerable.Range(0, TestedNetworks).Select(member => Recipe.SeedOf(problem, -1, member))),
            epochs);
        StudyResult result = TrainingEngines.Create(problem.Settings.Device, problem.Settings.Threads).Train(study);
        return Spread.Of(result.Members.Select(member => member.History[^1].ValidationMetric)).Mean;
    }
}
