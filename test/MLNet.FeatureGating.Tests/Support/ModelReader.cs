using System.Diagnostics;
using System.Reflection;

namespace MLNet.FeatureGating.Tests.Support;

/// <summary>The program that loads saved models and knows Microsoft.ML alone.</summary>
internal static class ModelReader
{
    public static string Path { get; } = typeof(ModelReader).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "ModelReader").Value!;

    /// <summary>Runs the program: slot names of <c>Kept</c>, and then for each row its values and the probability.</summary>
    public static string[] Read(string modelPath, string rowsPath)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { Path, modelPath, rowsPath, "Kept", "Probability" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode, errors.Result);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
