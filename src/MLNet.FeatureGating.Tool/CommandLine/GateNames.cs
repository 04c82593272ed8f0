using System.Text;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tool.CommandLine;

/// <summary>The laws of gates by their names on the command line: hard-concrete for HardConcrete.</summary>
internal static class GateNames
{
    public static (string Name, GateKind Value)[] All { get; } = [.. Enum.GetValues<GateKind>().Select(kind => (Of(kind.ToString()), kind))];

    /// <summary>The name of an enumeration's member.</summary>
    public static string Of(string name)
    {
        var text = new StringBuilder();
        foreach (char c in name)
        {
            // L1Weights is l1-weights: a digit begins no word.
            text.Append(char.IsUpper(c) && text.Length > 0 ? $"-{char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString());
        }

        return text.ToString();
    }
}
