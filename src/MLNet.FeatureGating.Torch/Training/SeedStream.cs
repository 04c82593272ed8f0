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

    // Two rounds of the SplitMix64 finaliser (Steele, Lea and Flood, 2014).
    private static ulong Mix(int seed, ulong purpose)
    {
        ulong state = Finalise(unchecked((ulong)(long)seed) + 0x9E3779B97F4A7C15);

        // Generators take a signed seed: the top bit stays clear.
        return Finalise(state + (purpose * 0x9E3779B97F4A7C15)) >> 1;
    }

    private static ulong Finalise(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
