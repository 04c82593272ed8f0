using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Content;

/// <summary>How probable it is that each gate is open, against lambda.</summary>
internal sealed record GateChart(IReadOnlyList<double> Lambdas, IReadOnlyList<GateLine> Lines, double ChosenLambda)
{
    public static GateChart? Of(Findings findings) => findings.RunsByConfiguration is not [{ } runs, ..]
        ? null
        : new(
            [.. runs.Select(run => run.Lambda)],
            [.. findings.Ranked.Take(ChartLimits.Features).Select(feature => GateLine.Of(feature, runs, findings))],
            findings.Chosen?.Lambda ?? double.NaN);
}

/// <summary>One gate.</summary>
internal sealed record GateLine(string Name, int Rank, bool IsKept, IReadOnlyList<double> Probabilities)
{
    public static GateLine Of(SearchedFeature feature, IReadOnlyList<LambdaRunDetail> runs, Findings findings) => new(
        feature.Name,
        feature.Rank,
        findings.Kept.Contains(feature.Index),
        [.. runs.Select(run => feature.Index < run.OpenProbabilities.Count ? run.OpenProbabilities[feature.Index] : double.NaN)]);
}
