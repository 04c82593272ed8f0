namespace Microsoft.ML.Offline;

/// <summary>How delimited text is read.</summary>
internal sealed class TextFormat
{
    internal TextFormat(char separator, bool hasHeader, bool allowQuoting, bool trimWhitespace, bool allowSparse)
    {
        var isLegal = separator == '\t' || (separator >= ' ' && separator != '"' && !char.IsAsciiDigit(separator));
        Require.Param(isLegal, nameof(Separator), $"Illegal separator: '{separator}'");
        Require.Param(!allowSparse, nameof(allowSparse), "This stand-in does not read sparse text.");
        Separator = separator;
        HasHeader = hasHeader;
        AllowQuoting = allowQuoting;
        TrimWhitespace = trimWhitespace;
    }

    internal char Separator { get; }

    internal bool HasHeader { get; }

    internal bool AllowQuoting { get; }

    internal bool TrimWhitespace { get; }
}
