using MLNet.FeatureGating.Reports.Content;
using MLNet.FeatureGating.Reports.Page;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports;

/// <summary>
/// Shows what a lambda experiment found out, as one HTML file: it needs no other file and no network, and can be sent by e-mail, printed, or kept
/// beside the model.
/// </summary>
/// <remarks>The charts are drawn by Observable Plot and D3, which are in the file, with their licences.</remarks>
public static class HtmlReport
{
    /// <summary>Makes the report.</summary>
    /// <param name="summary">What was found out: <c>LambdaExperimentResult.Summary</c>, or that of a selection.</param>
    /// <param name="options">How it is shown; <see langword="null"/> for the defaults.</param>
    /// <returns>The HTML text.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="summary"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The image layout has not as many slots as the summary.</exception>
    public static string Create(SearchSummary summary, HtmlReportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(summary);
        options ??= new();
        options.Image?.Check(summary.SlotCount);
        var findings = new Findings(summary);
        return PageWriter.Write(PageContent.Of(findings, options), Headline.Of(findings), options.Title ?? Headline.PageTitle(findings));
    }

    /// <summary>Makes the report and writes it into a file. Whoever opens the file meanwhile sees the old one or the new one, never a part.</summary>
    /// <param name="summary">What was found out: <c>LambdaExperimentResult.Summary</c>, or that of a selection.</param>
    /// <param name="path">The file; one that is there is replaced, and a folder that is not there is made.</param>
    /// <param name="options">How it is shown; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="summary"/> or <paramref name="path"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="path"/> is empty, or the image layout has not as many slots as the summary.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(SearchSummary summary, string path, HtmlReportOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        WholeFile.Write(path, Create(summary, options));
    }
}
