using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace MLNet.FeatureGating.Tests.Search.Storage;

/// <summary>A run of the program that works units of a study file until all are done.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private static readonly string Program = typeof(WorkerProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "StudyWorker").Value!;

    private readonly Process _process;
    private readonly string _logPath;
    private readonly Task<string> _errors;

    public WorkerProcess(string studyPath, string logPath, int units)
    {
        _logPath = logPath;
        _process = Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { Program, studyPath, logPath, units.ToString(CultureInfo.InvariantCulture) },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Lets it begin, now or as soon as it is ready.</summary>
    public void Go() => _process.StandardInput.WriteLine();

    /// <summary>Waits until it has opened the file.</summary>
    public void WaitUntilReady() => Assert.AreEqual("ready", _process.StandardOutput.ReadLine(), $"{this}");

    /// <summary>Waits until it has begun with a unit.</summary>
    public void WaitUntilAtWork() => Assert.IsTrue(
        SpinWait.SpinUntil(() => _process.HasExited || new FileInfo(_logPath) is { Exists: true, Length: > 0 }, TimeSpan.FromMinutes(1)), $"{this}");

    /// <summary>Waits until it has done all units.</summary>
    public void WaitUntilDone()
    {
        Assert.IsTrue(_process.WaitForExit(TimeSpan.FromMinutes(1)), "It has not ended in a minute: it waits for a unit that nobody works on.");
        Assert.AreEqual(0, _process.ExitCode, $"{this}");
    }

    /// <summary>Kills it, as if its machine took its power away.</summary>
    /// <returns>Whether it was still at work.</returns>
    public bool Kill()
    {
        _process.Kill();
        _process.WaitForExit();
        return _process.ExitCode != 0;
    }

    /// <summary>What it said: the units that it began to compute, and those whose results were kept.</summary>
    public IEnumerable<(bool IsEnd, int Unit)> Log() => File.Exists(_logPath)
        ? File.ReadAllLines(_logPath).Select(line => line.Split(' '))
            .Select(words => (words[0] == "end", int.Parse(words[1], CultureInfo.InvariantCulture)))
        : [];

    public override string ToString() => _process.HasExited ? $"exit code {_process.ExitCode}: {_errors.Result}" : "running";

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }
}
