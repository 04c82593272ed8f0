namespace Microsoft.ML;

/// <summary>A message of a component of the context.</summary>
public class LoggingEventArgs : EventArgs
{
    internal LoggingEventArgs(string message) => Message = message;

    public string Message { get; }
}
