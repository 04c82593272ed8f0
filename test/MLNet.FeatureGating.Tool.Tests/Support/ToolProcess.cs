using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace MLNet.FeatureGating.Tool.Tests.Support;

/// <summary>The built tool, run as a process of its own.</summary>
internal sealed class ToolProcess : IDisposable
{
    // Nothing here takes a tenth of it; a process that hangs must not hang the tests.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly StringBuilder _error = new();

    private ToolProcess(string folder, string[] arguments, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [ToolPath, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.StandardInput.Close();
        _output = _process.StandardOutput.ReadToEndAsync();
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_error)
            {
                _error.Append(line.Data is null ? string.Empty : line.Data + "\n");
            }
        };
        _process.BeginErrorReadLine();
    }

    private static string ToolPath { get; } = typeof(ToolProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "Tool").Value!;

    private string Error
    {
        get
        {
            lock (_error)
            {
                return _error.ToString();
            }
        }
    }

    /// <summary>Runs the tool in a folder, to its end.</summary>
    public static ToolResult Run(TemporaryFolder folder, params string[] arguments) => Run(folder.FullName, null, arguments);

    /// <summary>Runs the tool in a folder, with variables of the environment, to its end.</summary>
    public static ToolResult Run(string folder, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        using var process = new ToolProcess(folder, arguments, environment);
        return process.WaitForEnd();
    }

    /// <summary>Runs the tool in a folder, with the torch of these tests, to its end.</summary>
    public static ToolResult RunWithTorch(TemporaryFolder folder, params string[] arguments) => Run(folder.FullName, Torch.Environment, arguments);

    /// <summary>Starts the tool in a folder.</summary>
    public static ToolProcess Start(TemporaryFolder folder, params string[] arguments) => new(folder.FullName, arguments, null);

    /// <summary>Starts the tool in a folder, with the torch of these tests.</summary>
    public static ToolProcess StartWithTorch(TemporaryFolder folder, params string[] arguments) => new(folder.FullName, arguments, Torch.Environment);

    /// <summary>Waits for a text on standard error.</summary>
    public void WaitForError(string text)
    {
        var clock = Stopwatch.StartNew();
        while (!Error.Contains(text, StringComparison.Ordinal))
        {
            Assert.IsTrue(clock.Elapsed < Patience && !_process.HasExited, $"'{text}' was not said, but: {Error}");
            Thread.Sleep(10);
        }
    }

    /// <summary>Sends signals one after another: INT is Ctrl-C, TERM is what a system sends that is shut down.</summary>
    public void Signal(params string[] names)
    {
        using var shell = Process.Start("sh", ["-c", string.Join(';', names.Select(name => $"kill -{name} {_process.Id}"))]);
        shell.WaitForExit();
        Assert.AreEqual(0, shell.ExitCode);
    }

    public ToolResult WaitForEnd()
    {
        if (!_process.WaitForExit(Patience))
        {
            _process.Kill();
            Assert.Fail($"The tool does not end. It says: {Error}");
        }

        // Once more: this waits for the end of what it says, too.
        _process.WaitForExit();
        return new(_process.ExitCode, _output.Result, Error);
    }

    public void Dispose() => _process.Dispose();
}
