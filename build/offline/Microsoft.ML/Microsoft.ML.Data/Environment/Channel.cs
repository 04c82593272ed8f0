using System.Diagnostics;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Offline;

/// <summary>A channel that hands its messages to the log of the context.</summary>
internal sealed class Channel : IChannel
{
    private readonly string _source;
    private readonly Action<string?, ChannelMessage> _log;
    private readonly long _started = Stopwatch.GetTimestamp();
    private bool _disposed;

    internal Channel(string source, Action<string?, ChannelMessage> log)
    {
        _source = source;
        _log = log;
        Trace(MessageSensitivity.None, "Channel started");
    }

    public string ContextDescription => _source;

    public void Send(ChannelMessage msg) => _log(_source, msg);

    public void Trace(MessageSensitivity sensitivity, string fmt) => Send(new(ChannelMessageKind.Trace, sensitivity, fmt));

    public void Trace(MessageSensitivity sensitivity, string fmt, params object[] args)
        => Send(new(ChannelMessageKind.Trace, sensitivity, fmt, args));

    public void Error(MessageSensitivity sensitivity, string fmt) => Send(new(ChannelMessageKind.Error, sensitivity, fmt));

    public void Error(MessageSensitivity sensitivity, string fmt, params object[] args)
        => Send(new(ChannelMessageKind.Error, sensitivity, fmt, args));

    public void Warning(MessageSensitivity sensitivity, string fmt) => Send(new(ChannelMessageKind.Warning, sensitivity, fmt));

    public void Warning(MessageSensitivity sensitivity, string fmt, params object[] args)
        => Send(new(ChannelMessageKind.Warning, sensitivity, fmt, args));

    public void Info(MessageSensitivity sensitivity, string fmt) => Send(new(ChannelMessageKind.Info, sensitivity, fmt));

    public void Info(MessageSensitivity sensitivity, string fmt, params object[] args)
        => Send(new(ChannelMessageKind.Info, sensitivity, fmt, args));

    public TException Process<TException>(TException ex)
        where TException : Exception
        => ex;

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        Trace(MessageSensitivity.None, "Channel finished. Elapsed {0:c}.", Stopwatch.GetElapsedTime(_started));
        Trace(MessageSensitivity.None, "Channel disposed");
    }
}
