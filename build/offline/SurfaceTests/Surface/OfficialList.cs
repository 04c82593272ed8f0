using System.Text.RegularExpressions;

namespace MLNet.FeatureGating.SurfaceTests.Surface;

/// <summary>The public surface of an official package, or the excerpt of it that this repository relies on.</summary>
internal sealed partial class OfficialList
{
    private readonly Dictionary<string, string> _lines = [];
    private readonly ILookup<string, string> _types;
    private readonly ILookup<string, string> _names;

    public OfficialList(string name, IEnumerable<string> lines)
    {
        Name = name;
        foreach (string line in lines.Select(Lines.Clean).Where(l => l.Length > 0 && l[0] != '#'))
        {
            // Conversions from one type differ by their results alone.
            _lines.TryAdd(Lines.Key(line), line);
        }

        _types = _lines.Values.Where(l => l.StartsWith("T:", StringComparison.Ordinal)).ToLookup(l => TypeLine.Bare(Lines.Key(l)[2..]));
        _names = _lines.Values.Where(l => l[0] != 'T').ToLookup(Lines.MemberName);
    }

    public string Name { get; }

    public IEnumerable<string> All => _lines.Values;

    public static OfficialList Read(string path) => new(Path.GetFileName(path), File.Exists(path) ? File.ReadLines(path) : []);

    /// <summary>This list as far as an older version's has to agree with a newer one's.</summary>
    public OfficialList Loosely() => new(Name, All.Select(Lines.Loosely));

    /// <summary>Finds the line that vouches for a stand-in's one.</summary>
    /// <returns>The line, or <see langword="null"/> with what the list has in its stead.</returns>
    public string? Find(string line, out string instead)
    {
        string? found = _lines.GetValueOrDefault(Lines.Key(line));
        instead = found ?? string.Join("\n    ", line[0] == 'T' ? [] : _names[Lines.MemberName(line)]);
        return found is not null && Agrees(line, found) ? found : null;
    }

    /// <summary>The lines of the types that a type derives from, as far as the list has them.</summary>
    public IEnumerable<string> Ancestors(string typeLine) =>
        from parent in TypeLine.Parse(typeLine).Bases
        from line in _types[TypeLine.Bare(parent)]
        from ancestor in Ancestors(line).Prepend(line)
        select ancestor;

    private bool Agrees(string line, string official) => line[0] switch
    {
        'T' => TypesAgree(line, official),
        'P' => Accessors().Replace(line, "") == Accessors().Replace(official, "") && AccessorsOf(line).IsSubsetOf(AccessorsOf(official)),
        _ => line == official,
    };

    private bool TypesAgree(string line, string official)
    {
        TypeLine own = TypeLine.Parse(line);
        TypeLine other = TypeLine.Parse(official);
        HashSet<string> ancestors = [.. Ancestors(official).Select(l => TypeLine.Bare(Lines.Key(l)[2..]))];
        return own.Kind == other.Kind && own.Constraints == other.Constraints
            && own.Bases.All(b => other.Bases.Contains(b) || ancestors.Contains(TypeLine.Bare(b)));
    }

    private static HashSet<string> AccessorsOf(string line) =>
        [.. Accessors().Match(line).Value.Split([' ', '{', '}', ';'], StringSplitOptions.RemoveEmptyEntries)];

    [GeneratedRegex(@"\{[^}]*\}$")]
    private static partial Regex Accessors();
}
