using System.Globalization;

namespace MLNet.FeatureGating.Tool.Errors;

/// <summary>Puts what comes from files and arguments into messages of one line.</summary>
internal static class Texts
{
    private const int Longest = 60;
    private const int Listed = 8;

    /// <summary>A text in quotation marks: without line ends and other control characters, and not too long.</summary>
    public static string Quote(ReadOnlySpan<char> text)
    {
        bool isCut = text.Length > Longest;
        Span<char> clean = stackalloc char[isCut ? Longest : text.Length];
        text[..clean.Length].CopyTo(clean);
        foreach (ref char c in clean)
        {
            c = char.IsControl(c) || c == '\uFFFF' ? '?' : c;
        }

        return isCut ? $"'{clean}...'" : $"'{clean}'";
    }

    /// <summary>Texts in quotation marks; not all where they are many.</summary>
    public static string List(IReadOnlyCollection<string> texts)
    {
        string list = string.Join(", ", texts.Take(Listed).Select(text => Quote(text)));
        return texts.Count > Listed ? $"{list} and {Count(texts.Count - Listed, "other")}" : list;
    }

    /// <summary>A number of things: 1 row, 2 rows, 1,000 rows.</summary>
    public static string Count(long count, string thing) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {thing}{(count == 1 ? string.Empty : "s")}");

    /// <summary>A number in up to seven digits, as invariant text.</summary>
    public static string Number(double value) => value.ToString("G7", CultureInfo.InvariantCulture);

    /// <summary>A message as one line.</summary>
    public static string OneLine(string message)
    {
        const StringSplitOptions Clean = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        return string.Join(' ', message.Split((char[])['\r', '\n'], Clean));
    }
}
