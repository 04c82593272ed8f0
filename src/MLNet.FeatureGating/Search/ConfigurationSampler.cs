using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Search;

/// <summary>Draws configurations from a search space: the default one first, where it is in the space, then others at random.</summary>
internal static class ConfigurationSampler
{
    /// <summary>Draws.</summary>
    /// <param name="space">The search space.</param>
    /// <param name="count">The number of configurations at most.</param>
    /// <param name="seed">The seed.</param>
    public static IReadOnlyList<SearchConfiguration> Draw(LambdaSearchSpace space, int count, int seed)
    {
        var usual = new LambdaSearchSpace();
        static double Near(SearchRange range, double value) => Math.Clamp(value, range.Minimum, range.Maximum);
        var drawn = new List<SearchConfiguration>
        {
            new(
                space.Gates[0],
                Near(space.Sigma, usual.Sigma.Minimum),
                space.Temperature?.At(0.5),
                Near(space.LearningRate, usual.LearningRate.Minimum),
                Near(space.GateLearningRate, usual.GateLearningRate.Minimum),
                space.HiddenUnits[0]),
        };
        var random = new Random(SeedStream.Member(seed, 1));
        while (!space.IsPoint && drawn.Count < count)
        {
            drawn.Add(new(
                space.Gates[random.Next(space.Gates.Count)],
                space.Sigma.At(random.NextDouble()),
                space.Temperature?.At(random.NextDouble()),
                space.LearningRate.At(random.NextDouble()),
                space.GateLearningRate.At(random.NextDouble()),
                space.HiddenUnits[random.Next(space.HiddenUnits.Count)]));
        }

        // Of a space of few points, some are drawn twice.
        return [.. drawn.Distinct()];
    }
}
