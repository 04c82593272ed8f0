using MLNet.FeatureGating.Reports.Text;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Content;

/// <summary>The sentences of the page that depend on what was found.</summary>
internal static class PageNotes
{
    public static IReadOnlyDictionary<string, string> Of(Findings findings, HtmlReportOptions options) => new Dictionary<string, string>
    {
        ["features"] = Fixed(findings) + ChartLimits.NoteOnFeatures(findings),
        ["frequency"] = findings.Chosen is null ? "" : "`Folds and seeds`: the part of them that has the feature among the chosen number.",
        ["stability"] = Stability(findings),
        ["lambdas"] = Lambdas(findings),
        ["gates"] = Gates(findings),
        ["correlations"] = Correlations(findings),
        ["permutation"] = Permutation(findings),
        ["masks"] = Masks(options),
        ["allFeatures"] = findings.FeatureCount <= ChartLimits.Rows ? "" : $"The first {Numbers.Count(ChartLimits.Rows)} by rank.",
    };

    private static string Fixed(Findings findings) =>
        findings.Summary.Features.Any(feature => feature.IsAlwaysKept) ? "Fixed features are kept in any case. " : "";

    private static string Stability(Findings findings) => findings.Summary.Stability is not { } stability
        ? ""
        : $"`Stability`: the part of {Phrases.Of(stability.Subsamples, "half", "halves")} of the rows that select a feature among their first "
            + $"{Numbers.Count(stability.SelectedPerSubsample)}. Above {Numbers.Probability(stability.Threshold)} (dashed) it is stable; at most "
            + $"{Numbers.Short(stability.FalseSelectionBound)} of such features are expected to say nothing. Shadows, features whose rows are "
            + "permuted, "
            + (Shadow(stability) is { } most ? $"came to {Numbers.Probability(most)} at most." : "were not used.");

    private static double? Shadow(StabilitySummary stability) =>
        stability.ShadowFrequencies.Where(double.IsFinite).Select(frequency => (double?)frequency).Max();

    private static string Lambdas(Findings findings)
    {
        int configurations = findings.RunsByConfiguration.Count;
        string lines = configurations > LambdaChart.MostLines
            ? $"Shown are {LambdaChart.MostLines} of {Numbers.Count(configurations)} configurations, those of most lambdas; "
                + "all are in the table of trials. "
            : "";
        int left = findings.Summary.Runs.Count(run => !(run.Lambda > 0 && double.IsFinite(run.Lambda)));
        return lines + (left == 0 ? "" : $"{Phrases.Of(left, "trial", "trials")} at lambda 0 or none have no place on the logarithmic axis.");
    }

    private static string Gates(Findings findings)
    {
        IReadOnlyList<IReadOnlyList<LambdaRunDetail>> runs = findings.RunsByConfiguration;
        string name = runs.Count > 1 ? ConfigurationNames.Of([.. runs.Select(group => group[0].Configuration)])[0] : "";
        string configuration = name.Length == 0 ? "" : $"The gates are those of one configuration: {name}. ";
        return configuration + ChartLimits.NoteOnFeatures(findings);
    }

    private static string Correlations(Findings findings)
    {
        int measured = findings.Summary.Correlations?.Features.Count ?? 0;
        int shown = Math.Min(measured, ChartLimits.Features);
        return measured == 0 || shown == findings.FeatureCount
            ? ""
            : $"Shown are the first {Numbers.Count(shown)} of {Numbers.Count(findings.FeatureCount)} features by rank.";
    }

    private static string Permutation(Findings findings)
    {
        if (findings.Summary.Predictiveness is not { } test)
        {
            return "";
        }

        int above = test.PermutedGains.Count(gain => gain >= test.Gain);
        string permutations = Phrases.Of(test.PermutedGains.Count, "permutation", "permutations");
        return $"The features gain {Numbers.Short(test.Gain)} {findings.LossUnit} on held-out rows. "
            + $"Of {permutations} of the labels, {(above == 0 ? "none gains" : $"{above} gain")} as much: {Phrases.PValue(test)}.";
    }

    private static string Masks(HtmlReportOptions options) => options.Image is { Channels: > MaskChart.MostChannels } layout
        ? $"Shown are the first {MaskChart.MostChannels} of {layout.Channels} channels."
        : "";
}
