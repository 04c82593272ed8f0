using MLNet.FeatureGating.Reports.Text;

namespace MLNet.FeatureGating.Reports.Content;

/// <summary>How much a chart and a table show, and what is said where there is more.</summary>
internal static class ChartLimits
{
    public const int Features = 40;
    public const int Rows = 5000;

    public static string NoteOnFeatures(Findings findings) => findings.FeatureCount <= Features
        ? ""
        : $"Shown are the first {Features} of {Numbers.Count(findings.FeatureCount)} features by rank; all are in the table of features.";
}
