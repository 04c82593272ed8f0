using System.Reflection;

namespace MLNet.FeatureGating.Reports.Page;

/// <summary>The texts that the page is made of, from the assembly.</summary>
internal static class PageResources
{
    // The last one begins to draw, and so comes last.
    private static readonly IReadOnlyList<string> ScriptFiles =
    [
        "format.js",
        "elements.js",
        "charts.js",
        "path-charts.js",
        "lambda-charts.js",
        "gate-chart.js",
        "feature-chart.js",
        "correlation-chart.js",
        "permutation-chart.js",
        "mask-images.js",
        "report.js",
    ];

    public static string Template => Read("report.html");

    public static string Style => Read("report.css");

    public static string D3 => Read("d3.min.js");

    public static string Plot => Read("plot.umd.min.js");

    public static string Notices => Read("notices.txt");

    public static string Script => string.Join('\n', ScriptFiles.Select(Read));

    // Browsers read a page's line ends as \n, and hash scripts so.
    private static string Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly should hold '{name}', but it does not: build it again.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd();
    }
}
