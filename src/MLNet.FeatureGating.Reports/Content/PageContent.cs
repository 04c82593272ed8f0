using MLNet.FeatureGating.Reports.Advising;
using MLNet.FeatureGating.Reports.Content.Tables;
using MLNet.FeatureGating.Reports.Text;

namespace MLNet.FeatureGating.Reports.Content;

/// <summary>What the page's script shows; whatever is <see langword="null"/> is left out.</summary>
internal sealed record PageContent
{
    /// <summary>The metric's name in a sentence.</summary>
    public required string Metric { get; init; }

    /// <summary>What losses are measured in.</summary>
    public required string LossUnit { get; init; }

    public required IReadOnlyList<Fact> Facts { get; init; }

    public required IReadOnlyList<KeptFeature> Kept { get; init; }

    public required IReadOnlyList<Advice> Advice { get; init; }

    public PathChart? Path { get; init; }

    public LambdaChart? Lambdas { get; init; }

    public GateChart? Gates { get; init; }

    public FeatureChart? Features { get; init; }

    public CorrelationChart? Correlations { get; init; }

    public PermutationChart? Permutation { get; init; }

    public MaskChart? Masks { get; init; }

    /// <summary>Tables, by the names that the page has for them.</summary>
    public required IReadOnlyDictionary<string, DataTable?> Tables { get; init; }

    /// <summary>Sentences that depend on what was found, by the names that the page has for them.</summary>
    public required IReadOnlyDictionary<string, string> Notes { get; init; }

    public static PageContent Of(Findings findings, HtmlReportOptions options) => new()
    {
        Metric = findings.Metric,
        LossUnit = findings.LossUnit,
        Facts = Fact.Of(findings),
        Kept = KeptFeature.Of(findings),
        Advice = Adviser.Advise(findings),
        Path = PathChart.Of(findings),
        Lambdas = LambdaChart.Of(findings),
        Gates = GateChart.Of(findings),
        Features = FeatureChart.Of(findings),
        Correlations = CorrelationChart.Of(findings),
        Permutation = PermutationChart.Of(findings),
        Masks = MaskChart.Of(findings, options.Image),
        Tables = new Dictionary<string, DataTable?>
        {
            ["path"] = PathTable.Of(findings),
            ["trials"] = TrialTable.Of(findings),
            ["features"] = FeatureTable.Of(findings),
            ["copies"] = CopyTable.Of(findings),
            ["test"] = TestTable.Of(findings),
            ["settings"] = NamedValueTable.Of("Setting", "Value", SettingsOf(findings)),
            ["versions"] = NamedValueTable.Of("Component", "Version", findings.Summary.Versions),
        },
        Notes = PageNotes.Of(findings, options),
    };

    // What the settings say themselves is not said twice.
    private static IEnumerable<KeyValuePair<string, string>> SettingsOf(Findings findings)
    {
        KeyValuePair<string, string>[] own =
        [
            new("task", TaskNames.Of(findings.Summary.Task)),
            new("seed", Numbers.Integer(findings.Summary.Seed)),
            new("device", findings.Summary.Device),
            new("time", Numbers.Duration(findings.Summary.ElapsedSeconds)),
        ];
        return own
            .Where(pair => !findings.Summary.Settings.Keys.Contains(pair.Key, StringComparer.OrdinalIgnoreCase))
            .Concat(findings.Summary.Settings)
            .Select(pair => KeyValuePair.Create(Phrases.Capitalized(pair.Key), pair.Value));
    }
}
