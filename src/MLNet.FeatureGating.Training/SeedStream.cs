namespace MLNet.FeatureGating.Training;

/// <summary>
/// Independent seeds for what a member draws, from the member's own seed alone: neighbouring seeds, and the purposes of one seed,
/// have nothing in common.
/// </summary>
internal static class SeedStream
{
    public static ulong Weights(int seed) => Mix(seed, 1);

    public static ulong Noise(int seed) => Mix(seed, 2);

    public static ulong EvaluationNoise(int seed) => Mix(seed, 0);

    public static ulong RowOrder(int seed, int epoch) => Mix(seed, 3 + (ulong)epoch);

    /// <summary>The seed of one of several members that share a seed: members of different seeds have nothing in common either.</summary>
    public static int Member(int seed, int member) => unchecked((int)Mix(seed, ulong.MaxValue - (ulong)member));

    private static ulong Mix(int seed, ulong purpose)
    {
        ulong state = SplitMix64.Finalise(unchecked((ulong)(long)seed) + SplitMix64.Step);

        // Generators take a signed seed: the top bit stays clear.
        return SplitMix64.Finalise(state + (purpose * SplitMix64.Step)) >> 1;
    }
}
