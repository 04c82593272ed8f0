using Microsoft.ML.Offline;

namespace Microsoft.ML.Runtime;

/// <summary>A text message; it is formatted when it is read.</summary>
public readonly struct ChannelMessage
{
    public readonly ChannelMessageKind Kind;
    public readonly MessageSensitivity Sensitivity;

    private readonly string _format;
    private readonly object[]? _arguments;

    internal ChannelMessage(ChannelMessageKind kind, MessageSensitivity sensitivity, string format, object[]? arguments = null)
    {
        Kind = kind;
        Sensitivity = sensitivity;
        _format = Require.NotEmpty(format);
        _arguments = arguments;
    }

    public string Message => _arguments is null ? _format : string.Format(_format, _arguments);
}
