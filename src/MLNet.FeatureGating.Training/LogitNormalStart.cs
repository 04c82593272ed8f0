namespace MLNet.FeatureGating.Training;

/// <summary>Where logitNormal gates start from, whatever the engine, and what it takes for their deviations to be above 0.</summary>
internal static class LogitNormalStart
{
    /// <summary>The deviation at which a gate with a mean of 0 is 0 in one draw of five, and 1 in another: 0.3 log(11) / 0.8416.</summary>
    public const float Deviation = 0.8547f;

    /// <summary>The least deviation: below it a gate is as good as fixed, and nothing is to be divided by 0.</summary>
    public const float LeastDeviation = 1e-3f;

    /// <summary>What is added to the squares that a variance is the sum of.</summary>
    public const float LeastVariance = 1e-6f;

    /// <summary>The number of normal numbers that correlated gates share.</summary>
    public const int Rank = 16;

    /// <summary>
    /// Fills what gates have of each number that they share: uniform, of a variance that makes the deviation of each <see cref="Deviation"/>.
    /// </summary>
    /// <param name="loadings">What all gates have of the first number, then of the second, and so on.</param>
    /// <param name="gates">The number of gates.</param>
    /// <param name="plane">The distance from what a gate has of a number to what it has of the next one.</param>
    /// <param name="rank">The number of numbers.</param>
    /// <param name="seed">The member's seed.</param>
    public static void FillLoadings(Span<float> loadings, int gates, int plane, int rank, int seed)
    {
        var generator = new SplitMix64(SplitMix64.Finalise(~SeedStream.Weights(seed)));
        double bound = Deviation * Math.Sqrt(3.0 / rank);
        for (int number = 0; number < rank; number++)
        {
            foreach (ref float loading in loadings.Slice(number * plane, gates))
            {
                loading = (float)(bound * generator.NextSigned());
            }
        }
    }
}
