using MLNet.FeatureGating.Reports.Text;
using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Content;

/// <summary>Names configurations by what tells them apart.</summary>
internal static class ConfigurationNames
{
    private static readonly IReadOnlyList<Func<SearchConfiguration, string>> Parts =
    [
        configuration => configuration.Gate.ToString(),
        configuration => $"σ {Numbers.Short(configuration.Sigma)}",
        configuration => configuration.Temperature is { } temperature ? $"temperature {Numbers.Short(temperature)}" : "own temperature",
        configuration => $"rate {Numbers.Short(configuration.LearningRate)}",
        configuration => $"gate rate {Numbers.Short(configuration.GateLearningRate)}",
        configuration => configuration.HiddenUnits.Count == 0 ? "linear" : $"layers {string.Join('-', configuration.HiddenUnits)}",
    ];

    public static IReadOnlyList<string> Of(IReadOnlyList<SearchConfiguration> configurations)
    {
        Func<SearchConfiguration, string>[] telling = [.. Parts.Where(part => configurations.Select(part).Distinct().Count() > 1)];
        return [.. configurations.Select(configuration => string.Join(", ", telling.Select(part => part(configuration))))];
    }
}
