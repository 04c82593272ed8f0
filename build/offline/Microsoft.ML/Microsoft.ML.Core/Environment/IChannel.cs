namespace Microsoft.ML.Runtime;

/// <summary>A way for text messages, which the context's log receives.</summary>
public interface IChannel : IDisposable
{
    void Warning(MessageSensitivity sensitivity, string fmt, params object[] args);

    void Info(MessageSensitivity sensitivity, string fmt, params object[] args);
}
