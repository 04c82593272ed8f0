using System.Globalization;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Tool.Summaries;

/// <summary>Says by which rule, and at which lambda, a selection was made.</summary>
internal static class RuleText
{
    public static string Of(ChosenSelection chosen)
    {
        bool isSaid = chosen.Rule.Contains("lambda", StringComparison.Ordinal) || double.IsNaN(chosen.Lambda);
        return $"rule: {chosen.Rule}{(isSaid ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"; lambda {chosen.Lambda:G4}"))}";
    }
}
