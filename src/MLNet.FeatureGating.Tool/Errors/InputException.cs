using System.Globalization;

namespace MLNet.FeatureGating.Tool.Errors;

/// <summary>A fault of an input file, with its place: <c>train.csv(12,3): ...</c></summary>
internal sealed class InputException : ToolException
{
    private InputException(string message, Exception? innerException)
        : base(ExitCode.BadInput, message, innerException)
    {
    }

    /// <summary>A fault of the file as a whole.</summary>
    public static InputException In(string path, string message, Exception? innerException = null) =>
        new($"{path}: {message}", innerException);

    /// <summary>A fault at a place.</summary>
    /// <param name="path">The file.</param>
    /// <param name="line">The line that the row begins on, from 1.</param>
    /// <param name="field">The field, from 1; 0 for the row as a whole.</param>
    /// <param name="message">What is wrong, and what to do.</param>
    public static InputException At(string path, int line, int field, string message) => new(
        field > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{path}({line},{field}): {message}")
            : string.Create(CultureInfo.InvariantCulture, $"{path}({line}): {message}"),
        null);
}
