using System.Diagnostics;

namespace MLNet.FeatureGating.Benchmarks.Masks;

/// <summary>A script of the peer's side that answers line by line, so that both sides can take turns.</summary>
internal sealed class PeerSession : IDisposable
{
    private readonly Process _process;

    private PeerSession(Process process) => _process = process;

    /// <summary>Starts a script.</summary>
    public static PeerSession Start(string script, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("/usr/bin/python3", [Path.Combine(AppContext.BaseDirectory, "peer", script), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return new(Process.Start(start) ?? throw new InvalidOperationException($"{script} did not start."));
    }

    /// <summary>Writes a line, and waits for the one that comes back.</summary>
    public string Ask(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
        return _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The peer's side has ended.");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
