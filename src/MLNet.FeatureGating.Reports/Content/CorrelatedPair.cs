using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Content;

/// <summary>Two features that vary together.</summary>
/// <param name="First">The one that ranks lower, or was dropped.</param>
/// <param name="Second">The other.</param>
/// <param name="Correlation">Their correlation, in [-1, 1].</param>
internal sealed record CorrelatedPair(SearchedFeature First, SearchedFeature Second, double Correlation)
{
    /// <summary>Above this, a dropped feature is said to be nearly a copy.</summary>
    public const double Copy = 0.9;

    // Of two that were both kept, more is asked: each earned its place.
    private const double KeptCopy = 0.95;

    /// <summary>Each dropped feature with the chosen one that is most like it, where they are nearly copies; the nearest first.</summary>
    public static IReadOnlyList<CorrelatedPair> DroppedCopies(Findings findings) =>
    [
        .. All(findings)
            .Select(pair => findings.Kept.Contains(pair.First.Index) ? new(pair.Second, pair.First, pair.Correlation) : pair)
            .Where(pair => !findings.Kept.Contains(pair.First.Index) && findings.Kept.Contains(pair.Second.Index) && pair.Size > Copy)
            .GroupBy(pair => pair.First.Index)
            .Select(pairs => pairs.MaxBy(pair => pair.Size)!)
            .OrderByDescending(pair => pair.Size),
    ];

    /// <summary>Chosen features that are nearly copies of each other; the nearest first.</summary>
    public static IReadOnlyList<CorrelatedPair> KeptCopies(Findings findings) =>
    [
        .. All(findings)
            .Where(pair => findings.Kept.Contains(pair.First.Index) && findings.Kept.Contains(pair.Second.Index) && pair.Size > KeptCopy)
            .OrderByDescending(pair => pair.Size),
    ];

    private double Size => Math.Abs(Correlation);

    private static IEnumerable<CorrelatedPair> All(Findings findings)
    {
        if (findings.Summary.Correlations is not { } correlations)
        {
            yield break;
        }

        for (int row = 1; row < correlations.Features.Count; row++)
        {
            for (int column = 0; column < row; column++)
            {
                SearchedFeature[] pair = [.. findings.At([correlations.Features[row], correlations.Features[column]])];
                if (pair.Length == 2 && double.IsFinite(correlations.Values[row][column]))
                {
                    yield return new(pair[0], pair[1], correlations.Values[row][column]);
                }
            }
        }
    }
}
