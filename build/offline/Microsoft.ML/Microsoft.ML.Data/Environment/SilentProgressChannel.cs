using Microsoft.ML.Runtime;

namespace Microsoft.ML.Offline;

/// <summary>Progress reaches nobody: in ML.NET, too, only an environment of its own console reads it.</summary>
internal sealed class SilentProgressChannel : IProgressChannel
{
    internal static SilentProgressChannel Instance { get; } = new();

    public void SetHeader(ProgressHeader header, Action<IProgressEntry> fillAction)
    {
    }

    public void Checkpoint(params double?[] values)
    {
    }

    public IProgressChannel StartProgressChannel(string name) => this;

    public void Dispose()
    {
    }
}
