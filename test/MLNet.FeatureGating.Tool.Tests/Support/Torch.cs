using System.Runtime.InteropServices;

namespace MLNet.FeatureGating.Tool.Tests.Support;

/// <summary>The native libraries of torch that these tests were built with.</summary>
internal static class Torch
{
    /// <summary>What lets a process find them that brings none.</summary>
    public static IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>
    {
        [Variable] = string.Join(Path.PathSeparator, [.. Folders, System.Environment.GetEnvironmentVariable(Variable)]),
    };

    private static string Variable => OperatingSystem.IsWindows() ? "PATH" : OperatingSystem.IsMacOS() ? "DYLD_LIBRARY_PATH" : "LD_LIBRARY_PATH";

    private static string[] Folders =>
        [AppContext.BaseDirectory, Path.Combine(AppContext.BaseDirectory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native")];
}
