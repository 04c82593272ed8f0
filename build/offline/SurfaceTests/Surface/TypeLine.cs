using System.Text.RegularExpressions;

namespace MLNet.FeatureGating.SurfaceTests.Surface;

/// <summary>A type's line, taken apart: the kind must be the same, while a stand-in may have fewer bases and interfaces.</summary>
internal sealed partial record TypeLine(string Kind, IReadOnlyList<string> Bases, string Constraints)
{
    public static TypeLine Parse(string line)
    {
        Match match = Pattern().Match(line);
        return match.Success
            ? new TypeLine(match.Groups["kind"].Value, Lines.SplitAtCommas(match.Groups["bases"].Value), match.Groups["where"].Value)
            : throw new FormatException($"Not a type's line: {line}");
    }

    /// <summary>A type's name with the number of its type arguments in their stead, as A`1.B.</summary>
    public static string Bare(string type)
    {
        int start = type.IndexOf('<', StringComparison.Ordinal);
        if (start < 0)
        {
            return type;
        }

        int depth = 0;
        int end = start;
        do
        {
            depth += type[end] switch { '<' => 1, '>' => -1, _ => 0 };
            end++;
        }
        while (depth > 0);
        int count = Lines.SplitAtCommas(type[(start + 1)..(end - 1)]).Count;
        return $"{type[..start]}`{count}{Bare(type[end..])}";
    }

    [GeneratedRegex(@"^T:.*? : (?<kind>delegate .*|[a-z ]+ enum : \w+|[a-z ]+?(class|struct|interface))( : (?<bases>.*?))?(?<where> where .*)?$")]
    private static partial Regex Pattern();
}
