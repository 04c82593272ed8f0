namespace Microsoft.ML.Offline;

/// <summary>How grave a message is.</summary>
internal enum MessageKind
{
    Trace,
    Info,
    Warning,
}
