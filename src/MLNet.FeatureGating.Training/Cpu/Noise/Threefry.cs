using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>
/// A counter-based source of random bits: Threefry-2x32 with 13 rounds, the fewest that pass BigCrush (J. Salmon et al., "Parallel random
/// numbers: as easy as 1, 2, 3", 2011). What it gives is a function of key and counter alone.
/// </summary>
internal static class Threefry<T>
    where T : unmanaged, ILanes<T>
{
    private const uint Parity = 0x1BD11BDA;

    /// <summary>Turns counters into random bits.</summary>
    /// <param name="key">The key.</param>
    /// <param name="x">The first words of the counters, as many as there are lanes; overwritten.</param>
    /// <param name="y">The second words; overwritten.</param>
    [MethodImpl(Jit.Hot)]
    public static void Mix(NoiseKey key, ref T x, ref T y)
    {
        uint third = key.First ^ key.Second ^ Parity;
        AddKey(ref x, ref y, key.First, key.Second);
        Round(ref x, ref y, 13);
        Round(ref x, ref y, 15);
        Round(ref x, ref y, 26);
        Round(ref x, ref y, 6);
        AddKey(ref x, ref y, key.Second, third + 1);
        Round(ref x, ref y, 17);
        Round(ref x, ref y, 29);
        Round(ref x, ref y, 16);
        Round(ref x, ref y, 24);
        AddKey(ref x, ref y, third, key.First + 2);
        Round(ref x, ref y, 13);
        Round(ref x, ref y, 15);
        Round(ref x, ref y, 26);
        Round(ref x, ref y, 6);
        AddKey(ref x, ref y, key.First, key.Second + 3);
        Round(ref x, ref y, 17);
    }

    [MethodImpl(Jit.Inline)]
    private static void AddKey(ref T x, ref T y, uint first, uint second)
    {
        x = T.AddBits(x, T.CreateBits(first));
        y = T.AddBits(y, T.CreateBits(second));
    }

    [MethodImpl(Jit.Inline)]
    private static void Round(ref T x, ref T y, [ConstantExpected] byte rotation)
    {
        x = T.AddBits(x, y);
        y = T.RotateLeft(y, rotation) ^ x;
    }
}
