namespace MLNet.FeatureGating.Training;

/// <summary>
/// The generator of G. Steele, D. Lea and C. Flood ("Fast splittable pseudorandom number generators", 2014): the same numbers on every machine.
/// </summary>
/// <param name="state">Where in its one cycle of 2^64 numbers it starts: make it of a hash, so that streams do not meet.</param>
internal struct SplitMix64(ulong state)
{
    /// <summary>The step of the state, odd: neighbouring multiples of it have nothing in common once finalised.</summary>
    public const ulong Step = 0x9E3779B97F4A7C15;

    private ulong _state = state;

    /// <summary>Hashes 64 bits, one to one.</summary>
    public static ulong Finalise(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Draws 64 bits.</summary>
    public ulong Next()
    {
        _state += Step;
        return Finalise(_state);
    }

    /// <summary>Draws one of 2^24 numbers that lie evenly, and evenly about 0, in (-1, 1).</summary>
    public double NextSigned() => (((Next() >> 40) + 0.5) / (1 << 23)) - 1;
}
