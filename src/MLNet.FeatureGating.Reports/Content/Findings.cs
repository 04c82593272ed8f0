using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Reports.Content;

/// <summary>A summary, and what advice and charts both read off it.</summary>
internal sealed class Findings
{
    public Findings(SearchSummary summary)
    {
        Summary = summary;
        Ranked = [.. summary.Features.OrderBy(feature => feature.Rank).ThenBy(feature => feature.Index)];
        Path = [.. summary.Path.OrderBy(point => point.SelectedCount)];
        Kept = (summary.Chosen?.Features ?? []).ToHashSet();
        RunsByConfiguration =
        [
            .. summary.Runs.Where(run => run.Lambda > 0 && double.IsFinite(run.Lambda))
                .GroupBy(run => run.Configuration, ConfigurationComparer.Instance)
                .Select(group => (IReadOnlyList<LambdaRunDetail>)[.. group.OrderBy(run => run.Lambda)])
                .OrderByDescending(runs => runs.Count)
                .ThenBy(runs => runs.Min(run => double.IsFinite(run.ValidationLoss) ? run.ValidationLoss : double.PositiveInfinity)),
        ];
    }

    public SearchSummary Summary { get; }

    /// <summary>The features, the first by rank first.</summary>
    public IReadOnlyList<SearchedFeature> Ranked { get; }

    /// <summary>The path, from none to all.</summary>
    public IReadOnlyList<LambdaPathPoint> Path { get; }

    /// <summary>The indices of the features that were chosen.</summary>
    public IReadOnlySet<int> Kept { get; }

    public ChosenSelection? Chosen => Summary.Chosen;

    public int FeatureCount => Summary.Features.Count;

    /// <summary>The number of features that can be kept: constant ones never are, unless they are kept in any case.</summary>
    public int UsableCount => Summary.Features.Count(feature => !feature.IsConstant || feature.IsAlwaysKept);

    /// <summary>All that can be kept, in a sentence.</summary>
    public string AllFeatures => UsableCount == FeatureCount
        ? $"all {Text.Phrases.Features(FeatureCount)}"
        : $"all {Text.Phrases.Features(UsableCount)} that vary";

    public int KeptCount => Kept.Count;

    /// <summary>Whether permuted labels were tried, and did as well.</summary>
    public bool IsKnownUnpredictive => Summary.Predictiveness is { IsPredictive: false };

    public LambdaPathPoint? AllPoint => Path.LastOrDefault(point => point.SelectedCount == UsableCount);

    /// <summary>The point of the chosen features; none where others are chosen than those that rank first, as by stability selection.</summary>
    public LambdaPathPoint? ChosenPoint => Chosen is null ? null : Path.FirstOrDefault(point => Kept.SetEquals(point.Features));

    /// <summary>The point of networks with the least loss.</summary>
    public LambdaPathPoint? BestPoint => Path.Where(point => point.SelectedCount > 0 && double.IsFinite(point.Loss)).MinBy(point => point.Loss);

    /// <summary>The largest number of features on the path, but for all of them; 0 for none.</summary>
    public int LargestCountBelowAll => Path.LastOrDefault(point => point.SelectedCount < UsableCount)?.SelectedCount ?? 0;

    /// <summary>
    /// Whether no number of features is better than the best constant prediction by more than two standard errors, permutations or not.
    /// </summary>
    public bool HasNoGain => BestPoint is { } best
        && (best.Loss >= Summary.BaselineLoss
            || Path.FirstOrDefault(point => point.SelectedCount == 0) is { } none && none.LossAboveBest <= 2 * none.LossAboveBestStandardError);

    /// <summary>The metric of the best constant prediction; not a number where neither the path nor the metric's definition tells.</summary>
    public double BaselineMetric => (Path.FirstOrDefault(point => point.SelectedCount == 0)?.Metric, Summary.MetricName) switch
    {
        ({ } known, _) when double.IsFinite(known) => known,
        (_, "RSquared") => 0,
        (_, "Concordance") => 0.5,
        _ => double.NaN,
    };

    /// <summary>The metric in a sentence.</summary>
    public string Metric => Summary.MetricName switch
    {
        "RSquared" => "R²",
        "Concordance" => "concordance",
        "Accuracy" => "accuracy",
        string other => other,
    };

    public string LossUnit => Summary.Task switch
    {
        LearningTask.Regression => "label variances",
        LearningTask.Reconstruction => "feature variances",
        _ => "nats",
    };

    /// <summary>What is predicted, in a sentence.</summary>
    public string Target => Summary.LabelColumnName is { } label ? Text.Phrases.Quote(label) : "the features themselves";

    /// <summary>Whether features have costs of their own.</summary>
    public bool HasCosts => Summary.Features.Any(feature => !feature.IsAlwaysKept && feature.Cost != 1);

    /// <summary>What features cost together: those that are kept in any case cost nothing.</summary>
    public static double CostOf(IEnumerable<SearchedFeature> features) =>
        features.Where(feature => !feature.IsAlwaysKept).Sum(feature => feature.Cost);

    /// <summary>The part of all halves of the rows that select a feature; not a number where that was not asked for.</summary>
    public double StabilityOf(SearchedFeature feature) =>
        Summary.Stability is { } stability && feature.Index < stability.Frequencies.Count ? stability.Frequencies[feature.Index] : double.NaN;

    public IEnumerable<SearchedFeature> At(IEnumerable<int> indices) =>
        indices.Where(index => index >= 0 && index < FeatureCount).Select(index => Summary.Features[index]);

    /// <summary>
    /// The trials that belong together: those of one configuration, by lambda. The first are those of most lambdas, and among such those of the
    /// least loss: charts of gates show them.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<LambdaRunDetail>> RunsByConfiguration { get; }

    /// <summary>The trial whose lambda is next to the chosen one, or else whose number of features is next to the chosen one.</summary>
    public LambdaRunDetail? RunNextToChoice
    {
        get
        {
            if (Chosen is not { } chosen || RunsByConfiguration is not [{ } runs, ..])
            {
                return null;
            }

            return chosen.Lambda > 0 && double.IsFinite(chosen.Lambda)
                ? runs.MinBy(run => Math.Abs(Math.Log(run.Lambda / chosen.Lambda)))
                : runs.MinBy(run => Math.Abs(run.SelectedCount - KeptCount));
        }
    }
}
