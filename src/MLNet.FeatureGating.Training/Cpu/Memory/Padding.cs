namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>How rows of numbers lie in memory: whatever the width of the machine's lanes.</summary>
internal static class Padding
{
    /// <summary>The multiple that every row is padded to, the lanes of the widest machine.</summary>
    public const int Lanes = 16;

    /// <summary>Rounds up to whole lanes.</summary>
    public static int RoundUp(int count) => (count + Lanes - 1) / Lanes * Lanes;
}
