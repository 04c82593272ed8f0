using MLNet.FeatureGating.Search.Analysis;
using MLNet.FeatureGating.Search.Rows;
using MLNet.FeatureGating.Search.Storage;
using MLNet.FeatureGating.Search.Units;
using MLNet.FeatureGating.Selection;
using Microsoft.ML;

namespace MLNet.FeatureGating.Search;

/// <summary>
/// Finds out how many features are worth keeping, and which, without a lambda being given. Made by
/// <see cref="FeatureGatingCatalog.CreateLambdaExperiment"/>.
/// </summary>
/// <remarks>
/// <para>
/// The rows are dealt out to folds, by class, and whole groups where there is a sampling key. In every fold, networks with stochastic gates on their
/// inputs are trained on the other folds under a lambda that rises until hardly any gate is open: the longer a gate holds out, the more its feature
/// is worth. Networks without gates, of the features that rank first in the fold, are then judged by its own rows, which had no part in the
/// ranking: 1, 2, 4, ... features first, then numbers between them where it matters. Standardisation is learnt inside the fold, too.
/// </para>
/// <para>
/// Further networks are trained under fixed lambdas, to draw the path of loss, metric and number of features; and short searches on permuted labels
/// tell what can be had by chance. All of them are members of a few large studies, with the same seeds at every lambda and number of features.
/// </para>
/// </remarks>
public sealed class LambdaExperiment
{
    private readonly EstimatorHost _host;
    private readonly LambdaExperimentSettings _settings;
    private readonly int _seed;

    internal LambdaExperiment(EstimatorHost host, LambdaExperimentSettings settings)
    {
        _host = host;
        _settings = settings;
        _seed = settings.Seed ?? host.Seed();
    }

    /// <summary>Runs the experiment.</summary>
    /// <param name="trainData">The rows to learn from. They are read once, and held in memory. Rows for a test must not be among them.</param>
    /// <param name="labelColumnName">The column to predict. Not looked at where the task is a reconstruction.</param>
    /// <param name="featureColumnName">The vector of features, Single or Double, of known size, all finite.</param>
    /// <param name="samplingKeyColumnName">
    /// A column whose rows of one value are never in different folds, such as a patient's number: text, a key, a number or Boolean;
    /// <see langword="null"/> for none.
    /// </param>
    /// <param name="progressHandler">Told how far it has got; <see langword="null"/> for nobody.</param>
    /// <returns>What was found out: all of it, or what there was when it was cancelled or its time was over.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="trainData"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A column has two parts to play, or settings do not go together.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has the wrong type.</exception>
    /// <exception cref="InvalidOperationException">
    /// The data cannot be learnt from, training diverged on every fold, or the study file belongs to other data or settings.
    /// </exception>
    /// <exception cref="IOException">The study file cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before the features of a single fold were ranked.</exception>
    public LambdaExperimentResult Execute(
        IDataView trainData,
        string labelColumnName = FeatureGatingExtensions.DefaultLabelColumnName,
        string featureColumnName = "Features",
        string? samplingKeyColumnName = null,
        IProgress<LambdaExperimentProgress>? progressHandler = null)
    {
        ArgumentNullException.ThrowIfNull(trainData);
        var watch = new ProgressWatch(progressHandler);
        var reader = new SearchProblemReader(_host, _settings, labelColumnName, featureColumnName, samplingKeyColumnName);
        SearchProblem problem = reader.Read(trainData, _seed);
        using IStudyStore store = _settings.StudyFile is { } path
            ? SqliteStudyStore.Open(path, SearchFingerprint.Of(problem, reader.LabelName, featureColumnName))
            : new MemoryStudyStore();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_settings.CancellationToken);
        if (_settings.MaxExperimentTimeInSeconds is { } seconds)
        {
            // No timer waits for more than 49 days.
            TimeSpan rest = TimeSpan.FromSeconds(Math.Min(seconds, uint.MaxValue / 1000)) - watch.Elapsed;
            stop.CancelAfter(rest > TimeSpan.Zero ? rest : TimeSpan.Zero);
        }

        var runner = new UnitRunner(store, _settings, watch, stop.Token);
        var search = new LambdaSearch(problem, runner);
        watch.Plan(SearchPlan.Weight(problem));
        SearchFindings findings = search.FindBest(ConfigurationSampler.Draw(_settings.SearchSpace, _settings.MaxConfigurations, _seed))
            ?? throw new OperationCanceledException(
                "The experiment was cancelled, or its time was over, before the features of a single fold were ranked.", stop.Token);
        var session = new SearchSession(_host, problem, findings, reader, trainData.Schema[featureColumnName]);
        PermutationTest? predictiveness = Test(search, findings, problem);
        int fewest = findings.Subsets.Counts.Count > 0 ? findings.Subsets.Fewest(problem.LeastCount) : problem.LeastCount;
        bool hasCurves = search.DrawCurves(findings, Math.Max(1, fewest));
        StabilitySummary? stability = Stability(search, findings, problem);
        SearchSummary summary = new SummaryBuilder(problem, findings, reader.LabelName).Build(
            runner.Device, watch.Elapsed, hasCurves && !stop.IsCancellationRequested) with
        {
            Predictiveness = predictiveness,
            Stability = stability,
        };
        var result = new LambdaExperimentResult(session, summary);
        store.SaveSummary(SummaryJson.Write(result.Decided));
        SearchLog.Write(_host, result);
        return result;
    }

    private static PermutationTest? Test(LambdaSearch search, SearchFindings findings, SearchProblem problem)
    {
        if (findings.Subsets.Counts.Count == 0 || search.Permute(findings) is not { } permuted)
        {
            return null;
        }

        // Not by chance alone, and by more than the folds differ in it.
        double p = PermutationLevel.PValue(permuted.Gain, permuted.Permuted);
        Spread gained = findings.Subsets.Difference(0, findings.Subsets.Best(1));
        bool isPredictive = p <= PermutationLevel.Level && gained.Mean > 2 * gained.StandardError;
        return new(permuted.Gain, permuted.Permuted, p, isPredictive);
    }

    private StabilitySummary? Stability(LambdaSearch search, SearchFindings findings, SearchProblem problem)
    {
        if (_settings.Stability is not { } options)
        {
            return null;
        }

        int pairs = (options.Subsamples + 1) / 2;
        int candidates = 2 * problem.FeatureCount;
        int selected = Math.Max(
            problem.LeastCount + 1,
            StabilityBound.GreatestSelection(candidates, pairs, options.Threshold, options.MaximumFalseSelections));
        return search.SelectOnHalves(findings, pairs, selected) is { } halves
            ? StabilityCount.Of(problem, halves, selected, pairs, options.Threshold)
            : null;
    }
}
