namespace Microsoft.ML.Runtime;

/// <summary>A way to report progress.</summary>
public interface IProgressChannel : IProgressChannelProvider, IDisposable
{
    void SetHeader(ProgressHeader header, Action<IProgressEntry> fillAction);

    void Checkpoint(params double?[] values);
}
