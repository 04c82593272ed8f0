using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>
/// A counter-based source of random bits: Threefry-2x32 with 13 rounds, the fewest that pass BigCrush (J. Salmon et al., "Parallel random
/// numbers: as easy as 1, 2, 3", 2011). What it gives is a function of key and counter alone.
/// </summary>
internal static unsafe class Threefry<T>
    where T : unmanaged, ILanes<T>
{
    private const uint Parity = 0x1BD11BDA;

    /// <summary>Turns counters into random bits.</summary>
    /// <param name="key">The key.</param>
    /// <param name="x">The first words of the counters, as many as there are lanes; overwritten.</param>
    /// <param name="y">The second words; overwritten.</param>
    [MethodImpl(Jit.Inline)]
    public static void Mix(NoiseKey key, ref T x, ref T y)
    {
        uint third = key.First ^ key.Second ^ Parity;
        x = T.AddBits(x, T.CreateBits(key.First));
        y = T.AddBits(y, T.CreateBits(key.Second));
        x = T.AddBits(x, y);
        y = T.RotateLeft(y, 13) ^ x;
        x = T.AddBits(x, y);
        y = T.RotateLeft(y, 15) ^ x;
        x = T.AddBits(x, y);
        y = T.RotateLeft(y, 26) ^ x;
        x = T.AddBits(x, y);
        y = T.RotateLeft(y, 6) ^ x;

        x = T.AddBits(x, T.CreateBits(key.Second));
        y = T.AddBits(y, T.CreateBits(third + 1));
        x = T.AddBits(x, y);
        y = T.RotateLeft(y, 17) ^ x;
        x = T.AddBits(x, y);
        y = T.RotateLeft(y, 29) ^ x;
        x = T.AddBits(x, y);
        y = T.RotateLeft(y, 16) ^ x;
        x = T.AddBits(x, y);
        y = T.RotateLeft(y, 24) ^ x;

        x = T.AddBits(x, T.CreateBits(third));
        y = T.AddBits(y, T.CreateBits(key.First + 2));
        x = T.AddBits(x, y);
        y = T.RotateLeft(y, 13) ^ x;
        x = T.AddBits(x, y);
        y = T.RotateLeft(y, 15) ^ x;
        x = T.AddBits(x, y);
        y = T.RotateLeft(y, 26) ^ x;
        x = T.AddBits(x, y);
        y = T.RotateLeft(y, 6) ^ x;

        x = T.AddBits(x, T.CreateBits(key.First));
        y = T.AddBits(y, T.CreateBits(key.Second + 3));
        x = T.AddBits(x, y);
        y = T.RotateLeft(y, 17) ^ x;
    }
}
