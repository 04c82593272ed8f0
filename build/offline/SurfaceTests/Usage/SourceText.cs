using System.Text.RegularExpressions;

namespace MLNet.FeatureGating.SurfaceTests.Usage;

/// <summary>Constants and enum members leave no trace in compiled code: they are looked for in the sources, as Type.Name.</summary>
internal sealed partial class SourceText
{
    private readonly HashSet<string> _mentions = [.. Repository.Sources("src", "samples", "test", "build/offline")
        .Where(file => file.EndsWith(".cs", StringComparison.Ordinal))
        .SelectMany(file => Mention().Matches(File.ReadAllText(file)))
        .Select(match => match.Groups["type"].Value + "." + match.Groups["name"].Value)];

    public bool Mentions(FieldDefinition literal) => _mentions.Contains($"{literal.DeclaringType.Name}.{literal.Name}");

    // The second word is only looked at, so that a.B.C gives both a.B and B.C.
    [GeneratedRegex(@"\b(?<type>\w+)\.(?=@?(?<name>\w+))")]
    private static partial Regex Mention();
}
