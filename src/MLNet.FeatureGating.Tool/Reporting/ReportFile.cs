using System.Text;
using MLNet.FeatureGating.Reports;
using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Tool.Files;

namespace MLNet.FeatureGating.Tool.Reporting;

/// <summary>The report for people.</summary>
internal static class ReportFile
{
    public const string Name = "report.html";

    /// <summary>The report, to be written.</summary>
    /// <param name="summary">What was found out.</param>
    /// <param name="image">The layout of the images whose pixels were selected from; null for none.</param>
    public static OutputFile Of(SearchSummary summary, ImageLayout? image = null) =>
        new(Name, stream => stream.Write(Encoding.UTF8.GetBytes(HtmlReport.Create(summary, new() { Image = image }))));
}
