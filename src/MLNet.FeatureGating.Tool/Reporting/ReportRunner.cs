using MLNet.FeatureGating.Reports;
using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Tool.Errors;
using MLNet.FeatureGating.Tool.Terminal;

namespace MLNet.FeatureGating.Tool.Reporting;

/// <summary>Does what <c>featuregate report</c> was asked for: a report of what a study file holds.</summary>
internal static class ReportRunner
{
    /// <summary>Writes the report.</summary>
    /// <exception cref="ToolException">The study cannot be read, or the report cannot be written.</exception>
    public static ExitCode Run(string studyPath, string? outputPath, ToolConsole console)
    {
        string path = outputPath ?? Path.ChangeExtension(studyPath, ".html");
        if (Directory.Exists(path))
        {
            throw new ToolException(ExitCode.CannotWrite, $"--output: {path} is a folder, but a file is expected.");
        }

        SearchSummary summary = Read(studyPath);
        try
        {
            HtmlReport.Write(summary, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new ToolException(ExitCode.CannotWrite, $"{path} cannot be written: {e.Message}", e);
        }

        string state = summary.IsComplete ? string.Empty : " The study is not finished: this is what it has so far.";
        console.Line($"written: {path}.{state}");
        return ExitCode.Done;
    }

    private static SearchSummary Read(string path)
    {
        try
        {
            return StudyFile.ReadSummary(path);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            throw new ToolException(ExitCode.BadInput, e.Message, e);
        }
    }
}
