using System.Diagnostics;
using System.Reflection;

namespace MLNet.FeatureGating.Tool.Tests.Support;

/// <summary>The program that loads saved models and knows Microsoft.ML alone.</summary>
internal static class ModelReader
{
    private static string ProgramPath { get; } = typeof(ModelReader).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "ModelReader").Value!;

    /// <summary>Applies a model to rows of tab-separated text: slot names of a vector, and then for each row its values and a number.</summary>
    public static string[] Read(TemporaryFolder folder, string model, string rows, string vector, string number)
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [ProgramPath, folder.Path(model), folder.Path(rows), vector, number])
        {
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
