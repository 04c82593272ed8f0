using MLNet.FeatureGating.Reports.Text;

namespace MLNet.FeatureGating.Reports.Content.Tables;

/// <summary>Dropped features that are nearly copies of chosen ones.</summary>
internal static class CopyTable
{
    public static DataTable? Of(Findings findings)
    {
        IReadOnlyList<CorrelatedPair> copies = CorrelatedPair.DroppedCopies(findings);
        return copies.Count == 0
            ? null
            : new(
                [new("Dropped"), new("Nearly a copy of"), new("Correlation", true)],
                [.. copies.Select(pair => new TableRow([pair.First.Name, pair.Second.Name, Numbers.Plain(pair.Correlation)]))]);
    }
}
