using MLNet.FeatureGating.Pixels;
using SampleData;

namespace PixelMasks;

/// <summary>What the ways of selecting are called on command lines and in tables.</summary>
internal static class MethodName
{
    private static readonly Dictionary<PixelMaskMethod, (string Short, string Title)> Known = new()
    {
        [PixelMaskMethod.CorrelatedLogitNormal] = ("vln", "VLN"),
        [PixelMaskMethod.HyperNetworkLogitNormal] = ("hnet", "HNet-LN"),
        [PixelMaskMethod.IndependentLogitNormal] = ("iln", "ILN"),
        [PixelMaskMethod.Concrete] = ("sct", "SCT"),
        [PixelMaskMethod.ConcreteAutoencoder] = ("cae", "CAE"),
        [PixelMaskMethod.GreedyLinear] = ("greedy", "greedy linear"),
        [PixelMaskMethod.SpatialGreedyLinear] = ("spatial", "spatial greedy"),
        [PixelMaskMethod.PivotedQr] = ("qr", "pivoted QR"),
    };

    /// <summary>All names of the command line.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<PixelMaskMethod>().Select(Short)];

    /// <summary>The way that the library takes where none is named.</summary>
    public static PixelMaskMethod Default => PixelMaskMethod.LocallyLinear;

    /// <summary>The name on the command line.</summary>
    public static string Short(PixelMaskMethod method) => Known.TryGetValue(method, out (string Short, string) names)
        ? names.Short
        : string.Concat(
            method.ToString().Select((letter, i) => $"{(char.IsUpper(letter) && i > 0 ? "-" : string.Empty)}{char.ToLowerInvariant(letter)}"));

    /// <summary>The name in tables.</summary>
    public static string Title(PixelMaskMethod method) => Known.TryGetValue(method, out (string, string Title) names)
        ? names.Title
        : Short(method).Replace('-', ' ');

    /// <summary>The ways that a command line asks for by <c>--methods</c>, and the linear ones that stand beside whatever is asked for.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="otherwise">The ways if it names none.</param>
    /// <exception cref="FormatException">A name is none.</exception>
    public static PixelMaskMethod[] AskedFor(CommandLine line, params IEnumerable<PixelMaskMethod> otherwise)
    {
        PixelMaskMethod[] named = Parse(line.Words("methods", [.. otherwise.Select(Short)]));
        return [.. named.Concat([PixelMaskMethod.GreedyLinear, PixelMaskMethod.PivotedQr]).Distinct()];
    }

    /// <summary>The ways of which names are given.</summary>
    /// <exception cref="FormatException">A name is none.</exception>
    public static PixelMaskMethod[] Parse(IEnumerable<string> names) =>
    [
        .. names.Select(name => Enum.GetValues<PixelMaskMethod>().Where(method => Short(method) == name).Cast<PixelMaskMethod?>().SingleOrDefault()
            ?? throw new FormatException($"There is no method '{name}'. There are: {string.Join(", ", All)}.")),
    ];
}
