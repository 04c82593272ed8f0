namespace MLNet.FeatureGating.SurfaceTests.Surface;

/// <summary>Taking the lists' lines apart.</summary>
internal static class Lines
{
    private const string Obsolete = " [Obsolete]";

    /// <summary>A line without the remark that a member is obsolete, which is no part of its signature.</summary>
    public static string Clean(string line) => line.EndsWith(Obsolete, StringComparison.Ordinal) ? line[..^Obsolete.Length] : line;

    /// <summary>What a line is about: everything before its modifiers, or before an enum member's value.</summary>
    public static string Key(string line)
    {
        int end = SignatureEnd(line);
        return end < 0 ? line[..line.LastIndexOf(" = ", StringComparison.Ordinal)] : line[..end];
    }

    /// <summary>A member's name, without kind, parameters and type arguments of its own.</summary>
    public static string MemberName(string line)
    {
        string key = Key(line);
        int parameters = key.IndexOfAny(['(', '[']);
        return key[2..(parameters < 0 ? key.Length : parameters)];
    }

    /// <summary>What a line has to share with an older version's: parameters' names may differ, and a class may have been open.</summary>
    public static string Loosely(string line)
    {
        if (line[0] != 'M')
        {
            return line[0] == 'T' ? line.Replace(" sealed class", " class", StringComparison.Ordinal) : line;
        }

        int end = SignatureEnd(line);
        int start = line.IndexOf('(', StringComparison.Ordinal);
        IEnumerable<string> parameters = SplitAtCommas(line[(start + 1)..(end - 1)]).Select(WithoutName);
        return $"{line[..start]}({string.Join(", ", parameters)}){WithoutComments(line[end..])}";
    }

    public static IReadOnlyList<string> SplitAtCommas(string text)
    {
        List<string> parts = [];
        int depth = 0;
        int start = 0;
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            quoted ^= text[i] is '"';
            depth += quoted ? 0 : text[i] is '(' or '<' or '[' ? 1 : text[i] is ')' or '>' or ']' ? -1 : 0;
            if (depth == 0 && !quoted && text[i] == ',' && text.AsSpan(i).StartsWith(", "))
            {
                parts.Add(text[start..i]);
                start = i + 2;
            }
        }

        return text.Length == 0 ? parts : [.. parts, text[start..]];
    }

    private static int SignatureEnd(string line) => line.IndexOf(" : ", StringComparison.Ordinal);

    private static string WithoutName(string parameter)
    {
        int value = parameter.IndexOf(" = ", StringComparison.Ordinal);
        string declaration = value < 0 ? parameter : parameter[..value];
        return WithoutComments(declaration[..declaration.LastIndexOf(' ')]) + (value < 0 ? "" : parameter[value..]);
    }

    private static string WithoutComments(string text)
    {
        int start = text.IndexOf("/*", StringComparison.Ordinal);
        return start < 0 ? text : WithoutComments(text[..start] + text[(text.IndexOf("*/", start, StringComparison.Ordinal) + 2)..]);
    }
}
