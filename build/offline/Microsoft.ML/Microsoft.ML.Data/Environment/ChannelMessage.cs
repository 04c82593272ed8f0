namespace Microsoft.ML.Offline;

/// <summary>A text message; it is formatted when it is read.</summary>
internal readonly struct ChannelMessage(string source, MessageKind kind, string format, object[] arguments)
{
    public override string ToString() => $"[Source={source}, Kind={kind}] {string.Format(format, arguments)}";
}
