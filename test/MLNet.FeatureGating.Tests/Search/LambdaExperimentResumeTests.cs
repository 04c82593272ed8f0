using System.Diagnostics;
using System.Reflection;
using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.StudyWorker;
using MLNet.FeatureGating.Tests.Support;

namespace MLNet.FeatureGating.Tests.Search;

/// <summary>An experiment with a study file, killed and run again, and run by several processes at once.</summary>
[TestClass]
public sealed class LambdaExperimentResumeTests : IDisposable
{
    private static readonly string Worker = typeof(LambdaExperimentResumeTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "StudyWorker").Value!;

    private readonly TemporaryFolder _folder = new();

    private string Study => _folder.Path("study");

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void Execute_KilledTwentyTimes_FindsTheSame()
    {
        const int Kills = 20;
        string expected = SmallExperiment.Run(null, 2);
        var random = new Random(2);
        int unfinished = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            using Process process = Start();
            if (!process.WaitForExit(random.Next(200, 1200)))
            {
                process.Kill();
                process.WaitForExit();
                unfinished++;
            }
        }

        using Process last = Start();
        string found = last.StandardOutput.ReadToEnd();

        TestContext.WriteLine($"{unfinished} of {Kills} were killed before they were finished.");
        Assert.AreEqual(expected, found.Trim());
        Assert.IsGreaterThan(0, unfinished);
        CollectionAssert.AreEquivalent(new[] { 2, 5 }, StudyFile.ReadSummary(Study).Chosen!.Features.ToArray());
    }

    [TestMethod]
    public void Execute_ThreeProcessesOnOneStudy_AllFindTheSame()
    {
        string expected = SmallExperiment.Run(null, 1);
        Process[] processes = [.. Enumerable.Range(0, 3).Select(_ => Start())];
        try
        {
            Task<string>[] found = [.. processes.Select(process => process.StandardOutput.ReadToEndAsync())];
            Task.WaitAll(found);

            Assert.IsTrue(found.All(text => text.Result.Trim() == expected));
        }
        finally
        {
            Array.ForEach(processes, process => process.Dispose());
        }
    }

    [TestMethod]
    public void Execute_FinishedStudy_TrainsNothingAgain()
    {
        string first = SmallExperiment.Run(Study, 2);
        byte[] before = File.ReadAllBytes(Study);

        string second = SmallExperiment.Run(Study, 2);

        Assert.AreEqual(first, second);
        Assert.AreEqual(before.Length, File.ReadAllBytes(Study).Length, 64 * 1024);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private Process Start() => Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
    {
        ArgumentList = { Worker, "experiment", Study },
        RedirectStandardOutput = true,
    })!;
}
