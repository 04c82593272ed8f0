using MLNet.FeatureGating.Search;

namespace MLNet.FeatureGating.Reports.Content;

/// <summary>Configurations are the same where all their values are: a record compares the list of widths by reference.</summary>
internal sealed class ConfigurationComparer : IEqualityComparer<SearchConfiguration>
{
    public static ConfigurationComparer Instance { get; } = new();

    public bool Equals(SearchConfiguration? x, SearchConfiguration? y) =>
        x is null || y is null ? ReferenceEquals(x, y) : x with { HiddenUnits = y.HiddenUnits } == y && x.HiddenUnits.SequenceEqual(y.HiddenUnits);

    public int GetHashCode(SearchConfiguration configuration) => HashCode.Combine(
        configuration.Gate, configuration.Sigma, configuration.Temperature, configuration.LearningRate, configuration.HiddenUnits.Count);
}
