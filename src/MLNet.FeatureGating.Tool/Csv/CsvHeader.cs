using System.Text;
using MLNet.FeatureGating.Tool.Errors;

namespace MLNet.FeatureGating.Tool.Csv;

/// <summary>The first row, looked at before the others: it tells what separates fields, and whether this is a text at all.</summary>
internal sealed class CsvHeader
{
    // Where two are equally many, the first of these.
    private static readonly char[] Candidates = [',', ';', '\t', '|'];

    private CsvHeader(string text, char separator)
    {
        Text = text;
        Separator = separator;
    }

    /// <summary>The row as it is in the file, with its line end.</summary>
    public string Text { get; }

    public char Separator { get; }

    /// <summary>Reads the header, and nothing more.</summary>
    /// <exception cref="InputException">The file is empty, is no text, or has one column only where that is not expected.</exception>
    public static CsvHeader Read(string path, TextReader reader, CsvFormat format)
    {
        char? separator = format.Separator;
        var text = new StringBuilder();
        int[] counts = new int[Candidates.Length];
        bool isQuoted = false;
        bool isBlank = true;
        int given = 0;
        for (int next = reader.Read(); next >= 0; next = reader.Read())
        {
            char c = (char)next;
            Check(path, text, c);
            text.Append(c);
            if (c is '\r' or '\n' && !isQuoted)
            {
                if (c == '\r' && reader.Peek() == '\n')
                {
                    text.Append((char)reader.Read());
                }

                if (!isBlank)
                {
                    break;
                }

                continue;
            }

            isBlank &= char.IsWhiteSpace(c);
            isQuoted ^= c == '"';
            given += !isQuoted && c == separator ? 1 : 0;
            int candidate = isQuoted ? -1 : Array.IndexOf(Candidates, c);
            if (candidate >= 0)
            {
                counts[candidate]++;
            }
        }

        if (isBlank)
        {
            throw InputException.In(path, "the file is empty: a first line with the names of the columns is expected, and rows below it.");
        }

        int most = Array.IndexOf(counts, counts.Max());
        return format.MayBeOneColumn || (separator is null ? counts[most] : given) > 0
            ? new(text.ToString(), separator ?? Candidates[most])
            : throw InputException.At(path, 1, 0, OneColumn(text.ToString(), separator));
    }

    private static void Check(string path, StringBuilder text, char c)
    {
        if (c == '\0')
        {
            // Every other character is 0 where ASCII was written in two bytes each.
            bool isWide = text.Length <= 1 || text[^2] == '\0';
            throw InputException.At(path, 1, 0, isWide
                ? "the file holds NUL characters, as UTF-16 without a byte order mark does. If it is that, say --encoding utf-16 (or utf-16BE)."
                : "the file holds a NUL character: it is no text.");
        }

        if (text.Length >= CsvLimits.Row)
        {
            throw InputException.At(path, 1, 0, $"the first line is longer than {Texts.Count(CsvLimits.Row, "character")}: is this a table with a "
                + "header?");
        }
    }

    private static string OneColumn(string header, char? separator) => separator is null
        ? $"there is one column only, {Texts.Quote(header.AsSpan().Trim())}, by any of the separators comma, semicolon, tab and bar. Name another "
            + "by --separator."
        : $"there is one column only, {Texts.Quote(header.AsSpan().Trim())}: its header has no separator {Texts.Quote([separator.Value])}. "
            + "Leave --separator out to have it found.";
}
