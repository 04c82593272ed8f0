using System.Globalization;
using MLNet.FeatureGating.Diagnostics;
using MLNet.FeatureGating.Tool.Errors;
using MLNet.FeatureGating.Tool.Summaries;
using MLNet.FeatureGating.Tool.Terminal;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tool.Examining;

/// <summary>Does what <c>featuregate doctor</c> was asked for: says what this machine has, and what mends what is missing.</summary>
internal static class DoctorRunner
{
    public static ExitCode Run(ToolConsole console)
    {
        DoctorReport report = new MLContext().FeatureGating().Doctor();
        foreach ((string what, string found) in Facts(report))
        {
            console.Line($"{what,-24} {found}");
        }

        console.Line();
        if (report.Findings.Count == 0)
        {
            console.Line("Nothing is missing.");
        }

        foreach (DoctorFinding finding in report.Findings)
        {
            console.Paragraph($"{(finding.IsNeeded ? "needed" : "note")}: {finding.What}");
            console.Line($"  {finding.Remedy}");
        }

        if (!report.Versions.ContainsKey("torch"))
        {
            console.Paragraph("This tool brings no torch: it trains on the CPU by the managed engine, which needs none. Only masks --method vln, "
                + $"hnet, iln, sct and cae do, and a GPU: they find it where {TorchLibrary.PathVariable} names its folder. The packages named above "
                + "are for programs of your own.");
        }

        return ExitCode.Done;
    }

    private static IEnumerable<(string What, string Found)> Facts(DoctorReport report)
    {
        yield return ("featuregate", ToolVersion.Text);
        foreach ((string name, string version) in report.Versions)
        {
            yield return (name, version);
        }

        if (!report.Versions.ContainsKey("torch"))
        {
            yield return ("torch", "none that can be loaded");
        }

        yield return ("device", report.Device);
        yield return ("threads", string.Create(CultureInfo.InvariantCulture, $"{report.Processors}, vectors of {report.VectorBits} bits"));
        yield return (
            "managed engine",
            string.Create(
                CultureInfo.InvariantCulture, $"{report.EngineStepsPerSecond:N0} steps/s, {report.EngineGigaflops:F1} GFLOP/s on one thread"));
        yield return (
            "matrix product of torch",
            report.BlasGigaflops is { } speed ? string.Create(CultureInfo.InvariantCulture, $"{speed:F1} GFLOP/s on one thread") : "not measured");
    }
}
