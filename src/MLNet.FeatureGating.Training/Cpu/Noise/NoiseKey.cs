namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>The key of all noise that one place of gates draws in one step: a function of the member's seed, the step and the place.</summary>
internal readonly record struct NoiseKey(uint First, uint Second)
{
    /// <summary>Makes the key of a step.</summary>
    /// <param name="seed">The seed of the member's noise, from <see cref="SeedStream"/>.</param>
    /// <param name="step">The number of the step.</param>
    /// <param name="place">The number of the place of gates.</param>
    public static NoiseKey Create(ulong seed, long step, int place)
    {
        ulong ofStep = SplitMix64.Finalise(seed + ((ulong)step * SplitMix64.Step));
        return Split(SplitMix64.Finalise(ofStep + ((ulong)place * SplitMix64.Step)));
    }

    /// <summary>An independent key for other noise of the same place and step.</summary>
    public NoiseKey Other(int number) =>
        Split(SplitMix64.Finalise((First | ((ulong)Second << 32)) + ((ulong)number * SplitMix64.Step)));

    private static NoiseKey Split(ulong bits) => new((uint)bits, (uint)(bits >> 32));
}
