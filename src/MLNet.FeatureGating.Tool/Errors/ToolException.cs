namespace MLNet.FeatureGating.Tool.Errors;

/// <summary>An error that a user can cause and mend: its message is all that is shown.</summary>
internal class ToolException : Exception
{
    public ToolException(ExitCode exitCode, string message, Exception? innerException = null)
        : base(message, innerException) => ExitCode = exitCode;

    public ExitCode ExitCode { get; }

    public static ToolException Arguments(string message) => new(ExitCode.BadArguments, message);

    public static ToolException Input(string message) => new(ExitCode.BadInput, message);
}
