using System.Diagnostics;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Offline;

/// <summary>A channel that hands its messages to the log of the context.</summary>
internal sealed class Channel : IChannel
{
    private readonly string _source;
    private readonly Action<ChannelMessage> _log;
    private readonly long _started = Stopwatch.GetTimestamp();
    private bool _disposed;

    internal Channel(string source, Action<ChannelMessage> log)
    {
        _source = source;
        _log = log;
        Send(MessageKind.Trace, "Channel started");
    }

    public void Warning(MessageSensitivity sensitivity, string fmt, params object[] args) => Send(MessageKind.Warning, fmt, args);

    public void Info(MessageSensitivity sensitivity, string fmt, params object[] args) => Send(MessageKind.Info, fmt, args);

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        Send(MessageKind.Trace, "Channel finished. Elapsed {0:c}.", Stopwatch.GetElapsedTime(_started));
        Send(MessageKind.Trace, "Channel disposed");
    }

    private void Send(MessageKind kind, string format, params object[] arguments)
        => _log(new ChannelMessage(_source, kind, Require.NotEmpty(format), arguments));
}
