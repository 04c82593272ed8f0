namespace MLNet.FeatureGating.Reports.Content;

/// <summary>What is gained with the labels as they are, among what is gained with permuted ones.</summary>
internal sealed record PermutationChart(double Gain, IReadOnlyList<double> Permuted, string Unit)
{
    public static PermutationChart? Of(Findings findings) =>
        findings.Summary.Predictiveness is { } test ? new(test.Gain, test.PermutedGains, findings.LossUnit) : null;
}
