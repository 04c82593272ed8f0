using System.Numerics;
using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

/// <summary>Threefry and xoshiro128++ word by word, as the papers print them.</summary>
internal static class ManagedNoise
{
    private static readonly int[] Rotations = [13, 15, 26, 6, 17, 29, 16, 24];

    /// <summary>Threefry-2x32 (Salmon et al., 2011): a key is added before every fourth round.</summary>
    public static (uint First, uint Second) Threefry(NoiseKey key, uint x, uint y, int rounds = 13)
    {
        uint[] keys = [key.First, key.Second, 0x1BD11BDA ^ key.First ^ key.Second];
        for (int round = 0; round < rounds; round++)
        {
            if (round % 4 == 0)
            {
                uint injection = (uint)round / 4;
                x += keys[injection % 3];
                y += keys[(injection + 1) % 3] + injection;
            }

            x += y;
            y = BitOperations.RotateLeft(y, Rotations[round % 8]) ^ x;
        }

        return (x, y);
    }

    /// <summary>The bits of so many streams, by stream and row: sixteen generators draw a row each, stream after stream.</summary>
    public static uint[][] Fill(NoiseKey key, int first, int streams, int count)
    {
        uint[][] bits = [.. Enumerable.Range(0, streams).Select(_ => new uint[count])];
        for (uint lane = 0; lane < 16; lane++)
        {
            (uint s0, uint s1) = Threefry(key, lane, (uint)first);
            (uint s2, uint s3) = Threefry(key, lane + 16, (uint)first);
            uint[] state = [s0, s1, s2, s3];
            foreach (uint[] stream in bits)
            {
                for (uint row = lane; row < count; row += 16)
                {
                    stream[row] = Next(state);
                }
            }
        }

        return bits;
    }

    /// <summary>The middle of one of 2^24 steps.</summary>
    public static double Uniform(uint word) => ((word >> 8) + 0.5) / (1 << 24);

    /// <summary>Two normal numbers (Box and Muller, 1958): the lowest bit of the second word turns the half circle that it stands for.</summary>
    public static (double First, double Second) Normals(uint word, uint otherWord)
    {
        double radius = Math.Sqrt(-2 * Math.Log(((word >> 1) + 0.5) / (1u << 31))) * ((otherWord & 1) == 0 ? 1 : -1);
        double angle = Math.PI * (int)otherWord / (1L << 32);
        return (radius * Math.Cos(angle), radius * Math.Sin(angle));
    }

    // xoshiro128plusplus.c (Blackman and Vigna, 2019).
    private static uint Next(uint[] s)
    {
        uint result = BitOperations.RotateLeft(s[0] + s[3], 7) + s[0];
        uint t = s[1] << 9;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = BitOperations.RotateLeft(s[3], 11);
        return result;
    }
}
