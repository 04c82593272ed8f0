using System.Globalization;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Text;

/// <summary>Pieces of sentences that several places need.</summary>
internal static class Phrases
{
    private const int LongestName = 60;

    public static string Features(int count) => count == 1 ? "1 feature" : $"{Numbers.Count(count)} features";

    public static string Of(int count, string one, string many) => $"{Numbers.Count(count)} {(count == 1 ? one : many)}";

    /// <summary>
    /// A name in quotation marks, or its beginning where it is very long. Back-ticks mark code in advice: in a name they would pair with those.
    /// </summary>
    public static string Quote(string name)
    {
        var signs = new StringInfo(name.Replace('`', '\''));
        return signs.LengthInTextElements <= LongestName
            ? $"“{signs.String}”"
            : $"“{signs.SubstringByTextElements(0, LongestName - 1).TrimEnd()}…”";
    }

    /// <summary>The first names in quotation marks, and how many more there are.</summary>
    public static string List(IReadOnlyCollection<string> items, int most = 4)
    {
        // One name takes no more room than "1 more".
        int shown = items.Count <= most + 1 ? items.Count : most;
        string[] parts = [.. items.Take(shown), .. shown < items.Count ? [$"{Numbers.Count(items.Count - shown)} more"] : Array.Empty<string>()];
        return parts.Length < 2 ? string.Concat(parts) : $"{string.Join(", ", parts[..^1])} and {parts[^1]}";
    }

    public static string Names(IEnumerable<string> names, int most = 4) => List([.. names.Select(Quote)], most);

    /// <summary>A p-value, on one line.</summary>
    public static string PValue(PermutationTest test) => $"p\u00a0=\u00a0{Numbers.Short(test.PValue)}";

    public static string Capitalized(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
