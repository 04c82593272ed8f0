using Microsoft.ML.Runtime;

namespace Microsoft.ML.Offline;

/// <summary>A pipe that nobody listens to.</summary>
internal sealed class SilentPipe<TMessage>(string source) : IPipe<TMessage>
{
    public string ContextDescription => source;

    public void Send(TMessage msg)
    {
    }

    public TException Process<TException>(TException ex)
        where TException : Exception
        => ex;

    public void Dispose()
    {
    }
}
