using System.Diagnostics;
using System.Globalization;

namespace MLNet.FeatureGating.Benchmarks;

/// <summary>The peer's side of a benchmark: a script for Debian's Python and PyTorch, in a process of its own.</summary>
internal static class Peer
{
    private const string Python = "/usr/bin/python3";

    /// <summary>Runs a script and gives the lines that it prints.</summary>
    public static string[] Run(string script, params double[] arguments) => RunScript(script, arguments.Select(Text));

    /// <summary>Runs a script and gives the lines that it prints.</summary>
    public static string[] RunScript(string script, IEnumerable<string> arguments) =>
        Run(Python, [Path.Combine(AppContext.BaseDirectory, "peer", script), .. arguments]);

    /// <summary>Runs a program and gives the lines that it prints.</summary>
    public static string[] Run(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : throw new InvalidOperationException($"The peer's side ended with exit status {process.ExitCode}.");
    }

    public static double Number(string line) => double.Parse(line, CultureInfo.InvariantCulture);

    public static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
