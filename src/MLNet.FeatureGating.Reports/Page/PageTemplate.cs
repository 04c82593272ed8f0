using System.Text.RegularExpressions;

namespace MLNet.FeatureGating.Reports.Page;

/// <summary>Puts texts in the places of a template, which look like <c>{{name}}</c>.</summary>
internal static partial class PageTemplate
{
    /// <summary>Each place is filled once, in one pass: what looks like a place in a filled-in text stays as it is.</summary>
    /// <exception cref="InvalidOperationException">There is no text of that name.</exception>
    public static string Fill(string template, IReadOnlyDictionary<string, string> texts) => Place().Replace(
        template,
        place => texts.TryGetValue(place.Groups[1].Value, out string? text)
            ? text
            : throw new InvalidOperationException($"The template has a place '{place.Groups[1].Value}', but there is no such text."));

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Place();
}
