using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Search;

/// <summary>Draws configurations from a search space: the one nearest to the defaults first, then others at random.</summary>
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

        // Every law with every network in turn, so that none is left out by chance; what is a range is drawn.
        var random = new Random(SeedStream.Member(seed, 1));
        (GateKind Gate, IReadOnlyList<int> HiddenUnits)[] kinds =
            [.. space.Gates.SelectMany(gate => space.HiddenUnits.Select(widths => (gate, widths))).Skip(1)];
        random.Shuffle(kinds);
        kinds = [.. kinds, (space.Gates[0], space.HiddenUnits[0])];
        while (!space.IsPoint && drawn.Count < count)
        {
            (GateKind gate, IReadOnlyList<int> hiddenUnits) = kinds[(drawn.Count - 1) % kinds.Length];
            drawn.Add(new(
                gate,
                space.Sigma.At(random.NextDouble()),
                space.Temperature?.At(random.NextDouble()),
                space.LearningRate.At(random.NextDouble()),
                space.GateLearningRate.At(random.NextDouble()),
                hiddenUnits));
        }

        // Of a space of few points, some are drawn twice.
        return [.. drawn.Distinct()];
    }
}
