using MLNet.FeatureGating.Search;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tool.Selecting;

/// <summary>All that a selection found out, whichever way it was made.</summary>
internal sealed record SelectionOutcome
{
    /// <summary>What a report shows.</summary>
    public required SearchSummary Summary { get; init; }

    /// <summary>The columns that were selected from, in their order in the file.</summary>
    public required IReadOnlyList<FoundFeature> Features { get; init; }

    /// <summary>The stock transformer that keeps the selected slots; null where nothing is selected.</summary>
    public ITransformer? Selection { get; init; }

    public double Lambda { get; init; } = double.NaN;

    public double ValidationMetric { get; init; } = double.NaN;

    public double ValidationStandardError { get; init; } = double.NaN;

    public double? TestMetric { get; init; }

    public double? TestMetricOfAll { get; init; }

    public required TimeSpan Elapsed { get; init; }

    /// <summary>What a person must know of it, a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The selected columns, the first by rank first.</summary>
    public IEnumerable<FoundFeature> Selected => Features.Where(feature => feature.IsSelected).OrderBy(feature => feature.Rank);
}
