using System.Globalization;
using System.Reflection;
using MLNet.FeatureGating.Search.Analysis;
using MLNet.FeatureGating.Search.Rows;
using MLNet.FeatureGating.Search.Stages;
using MLNet.FeatureGating.Selection;
using Microsoft.ML;

namespace MLNet.FeatureGating.Search;

/// <summary>Puts together what an experiment found out.</summary>
internal sealed class SummaryBuilder(SearchProblem problem, SearchFindings findings, string? labelName)
{
    private readonly LambdaCurve _counts = new(LambdaSearch.CountsByLambda(findings));

    /// <summary>Makes the summary, without a choice.</summary>
    public SearchSummary Build(string device, TimeSpan elapsed, bool isComplete) => new()
    {
        Task = problem.Table.Task,
        MetricName = TaskMetric.NameOf(problem.Table.Task),
        LabelColumnName = labelName,
        RowCount = problem.Table.RowCount,
        SlotCount = problem.Table.SlotCount,
        FoldCount = problem.Folds,
        PartitionCount = 1 + problem.OtherPartitions.Count,
        SeedsPerFold = problem.Settings.SeedsPerFold,
        Seed = problem.Seed,
        BaselineLoss = findings.Subsets.Counts.Count > 0 ? findings.Subsets.Loss(0).Mean : double.NaN,
        Features = Features(null),
        Runs = Runs(),
        Path = Path(),
        Correlations = TopCorrelations.Measure(problem, findings.Ranking.Features),
        IsComplete = isComplete,
        Settings = Settings(),
        Versions = Versions(),
        Device = device,
        ElapsedSeconds = elapsed.TotalSeconds,
    };

    /// <summary>What is known of every feature.</summary>
    /// <param name="chosen">The number of features that was chosen; null where none was.</param>
    public IReadOnlyList<SearchedFeature> Features(int? chosen)
    {
        int[] rankOf = new int[problem.FeatureCount];
        for (int rank = 0; rank < rankOf.Length; rank++)
        {
            rankOf[findings.Ranking.Features[rank]] = rank + 1;
        }

        int[][] ranksOfMembers = [.. findings.Members.Select(member => FeatureRanking.Of(problem, [member]).Features)];
        HashSet<int>[] firstOfMembers = [.. ranksOfMembers.Select(ranks => ranks.Take(chosen ?? 0).ToHashSet())];
        return [.. Enumerable.Range(0, problem.FeatureCount).Select(feature =>
        {
            IReadOnlyList<int> slots = problem.Gated.Features[feature].Slots;
            return new SearchedFeature(
                feature,
                problem.Gated.Features[feature].Name,
                [.. slots.Select(problem.Gated.Slots.ColumnOf).Distinct()],
                slots,
                [.. slots.Select(slot => problem.Table.SlotNames[slot])],
                problem.Gated.Gates.Costs[feature],
                problem.IsAlwaysKept(feature),
                problem.IsConstant[feature],
                findings.Ranking.Probabilities[feature],
                rankOf[feature],
                ExitLambda(feature),
                firstOfMembers.Average(first => first.Contains(feature) ? 1.0 : 0.0));
        })];
    }

    /// <summary>The lambda that leaves a number of features; not a number where that is not known.</summary>
    public double LambdaOf(int count) => _counts.Crossing(count + 0.5);

    /// <summary>The features that rank first.</summary>
    public IReadOnlyList<int> First(int count) => findings.Ranking.Features[..count];

    /// <summary>What features cost together.</summary>
    public double CostOf(IEnumerable<int> features) =>
        features.Where(feature => !problem.IsAlwaysKept(feature)).Sum(feature => problem.Gated.Gates.Costs[feature]);

    private double ExitLambda(int feature) => new LambdaCurve(findings.Grid
        .GroupBy(trained => trained.Point.Lambda)
        .Select(trained => (trained.Key, trained.Average(one => (double)one.Point.OpenProbabilities[feature])))).Crossing(0.5);

    private IReadOnlyList<LambdaRunDetail> Runs() =>
    [
        .. findings.Grid.GroupBy(trained => trained.Point.Lambda).OrderBy(trained => trained.Key).Select((trained, index) =>
        {
            Spread OverFolds(Func<GridPoint, double> quantity) => Spread.Of(trained
                .GroupBy(one => one.Fold).OrderBy(fold => fold.Key)
                .Select(fold => Spread.Of(fold.Select(one => quantity(one.Point))).Mean));
            Spread count = OverFolds(point => point.SelectedCount);
            Spread loss = OverFolds(point => point.Loss);
            Spread metric = OverFolds(point => point.Metric);
            return new LambdaRunDetail(
                index,
                findings.Configuration,
                trained.Key,
                count.Mean,
                count.StandardError,
                loss.Mean,
                loss.StandardError,
                metric.Mean,
                metric.StandardError,
                [.. Enumerable.Range(0, problem.FeatureCount)
                    .Select(feature => trained.Average(one => (double)one.Point.OpenProbabilities[feature]))],
                trained.Sum(one => one.Seconds));
        }),
    ];

    private IReadOnlyList<LambdaPathPoint> Path()
    {
        SubsetTable subsets = findings.Subsets;
        if (subsets.Counts.Count == 0)
        {
            return [];
        }

        int best = subsets.Best(problem.LeastCount);
        Spread bestLoss = subsets.Loss(best);
        IEnumerable<int> counts = problem.LeastCount == 0 ? subsets.Counts.Prepend(0) : subsets.Counts;
        return [.. counts.Reverse().Select(count =>
        {
            Spread loss = subsets.Loss(count);
            Spread metric = subsets.Metric(count);
            Spread lost = subsets.Difference(count, best);
            IReadOnlyList<int> features = First(count);
            return new LambdaPathPoint(
                count,
                LambdaOf(count),
                CostOf(features),
                loss.Mean,
                loss.StandardError,
                metric.Mean,
                metric.StandardError,
                lost.Mean,
                lost.StandardError,
                count == best || loss.Mean <= bestLoss.Mean + bestLoss.StandardError,
                features);
        })];
    }

    private Dictionary<string, string> Settings()
    {
        SearchConfiguration found = findings.Configuration;
        static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
        return new()
        {
            ["gate"] = found.Gate.ToString(),
            ["sigma"] = Text(found.Sigma),
            ["temperature"] = found.Temperature is { } temperature ? Text(temperature) : "the gate's own",
            ["hidden units"] = found.HiddenUnits.Count == 0 ? "none" : string.Join(", ", found.HiddenUnits),
            ["learning rate"] = Text(found.LearningRate),
            ["learning rate of gates"] = Text(found.GateLearningRate),
            ["batch size"] = problem.Options.BatchSize?.ToString(CultureInfo.InvariantCulture) ?? "all rows",
            ["weight decay"] = Text(problem.Options.WeightDecay),
            ["folds"] = string.Create(
                CultureInfo.InvariantCulture, $"{problem.Folds}{(problem.Table.GroupOfRows is null ? string.Empty : ", by group")}"),
            ["partitions"] = (1 + problem.OtherPartitions.Count).ToString(CultureInfo.InvariantCulture),
            ["networks a fold"] = problem.Settings.SeedsPerFold.ToString(CultureInfo.InvariantCulture),
            ["seed"] = problem.Seed.ToString(CultureInfo.InvariantCulture),
        };
    }

    private static Dictionary<string, string> Versions()
    {
        static string Of(Assembly assembly) =>
            assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
            ?? assembly.GetName().Version?.ToString() ?? "unknown";
        return new()
        {
            ["MLNet.FeatureGating"] = Of(typeof(SummaryBuilder).Assembly),
            ["Microsoft.ML"] = Of(typeof(MLContext).Assembly),
            [".NET"] = Environment.Version.ToString(),
        };
    }
}
