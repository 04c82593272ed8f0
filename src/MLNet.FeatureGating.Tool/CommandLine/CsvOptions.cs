using System.CommandLine;
using System.Text;
using MLNet.FeatureGating.Tool.Columns;
using MLNet.FeatureGating.Tool.Csv;
using MLNet.FeatureGating.Tool.Errors;

namespace MLNet.FeatureGating.Tool.CommandLine;

/// <summary>The options that say how csv files are written.</summary>
internal sealed class CsvOptions
{
    private readonly Option<string?> _encoding = Options.Text("--encoding", "NAME", "The files' encoding, such as windows-1252 or utf-16, where "
        + "they have no byte order mark. Default: utf-8.");
    private readonly Option<string?> _separator = Options.Text("--separator", "CHAR", "What separates fields: a character, or 'tab'. Default: "
        + "found from the header.", mayBeBlank: true);
    private readonly Option<bool> _decimalComma = Options.Flag("--decimal-comma", "Numbers have a decimal comma: 1,5.");
    private readonly Option<string[]> _missing = Options.List(
        "--missing-value", "TEXT", $"Texts that stand for a missing value, beside the empty one, in the place of {CellFormat.UsualMissingTexts}.");

    public void AddTo(Command command)
    {
        command.Options.Add(_encoding);
        command.Options.Add(_separator);
        command.Options.Add(_decimalComma);
        command.Options.Add(_missing);
    }

    public CsvFormat Format(ParseResult parse) => new()
    {
        Encoding = parse.GetValue(_encoding) is { } name ? EncodingOf(name) : null,
        Separator = parse.GetValue(_separator) is { } text ? SeparatorOf(text) : null,
    };

    public CellFormat Cells(ParseResult parse) =>
        new(parse.GetValue(_decimalComma), parse.GetValue(_missing) is { Length: > 0 } texts ? texts : null);

    private static Encoding EncodingOf(string name) => CsvEncodings.Find(name)
        ?? throw ToolException.Arguments($"--encoding: there is no encoding {Texts.Quote(name)} here. utf-8, utf-16, latin1 and windows-1252 are "
            + "some that there are.");

    private static char SeparatorOf(string text) => text.ToUpperInvariant() switch
    {
        "TAB" or "\\T" => '\t',
        [var c] when char.IsAscii(c) && c is not ('"' or '\r' or '\n') && !char.IsLetterOrDigit(c) => c,
        _ => throw ToolException.Arguments("--separator must be one ASCII character that is no letter, digit or quote, or 'tab', but it is "
            + $"{Texts.Quote(text)}."),
    };
}
