using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>
/// Fills matrices with noise: a function of the key, the first row and the shape alone, whatever the machine's lanes. A counter-based hash
/// (<see cref="Threefry{T}"/>) of key, row and lane seeds sixteen generators xoshiro128++ (D. Blackman and S. Vigna, 2021) side by side.
/// </summary>
internal static unsafe class NoiseSource<T, TNoise>
    where T : unmanaged, ILanes<T>
    where TNoise : struct, INoise<T>
{
    /// <summary>The number of rows that are always drawn together.</summary>
    public const int Block = 2 * Padding.Lanes;

    /// <summary>Fills rows of some streams.</summary>
    /// <param name="key">The key.</param>
    /// <param name="first">The first row, a multiple of 32.</param>
    /// <param name="streams">The number of streams, gates say: a row of memory each.</param>
    /// <param name="count">The number of rows; what is filled is rounded up to a multiple of 32.</param>
    /// <param name="to">Where noise goes.</param>
    [MethodImpl(Jit.Hot)]
    public static void Fill(NoiseKey key, int first, int streams, int count, Operand to)
    {
        int rounded = (count + Block - 1) / Block * Block;
        for (int lane = 0; lane < Padding.Lanes; lane += T.Count)
        {
            FillLanes(key, first, streams, rounded, lane, to);
        }

        TNoise.Transform(streams, rounded, to);
    }

    /// <summary>Fills one number for each of some streams; what is filled is rounded up to a multiple of 32.</summary>
    public static void FillShared(NoiseKey key, int streams, float* to) => Fill(key, 0, 1, streams, new(to, 0));

    [MethodImpl(Jit.Hot)]
    private static void FillLanes(NoiseKey key, int first, int streams, int count, int lane, Operand to)
    {
        T seed0 = T.AddBits(T.Indices, T.CreateBits((uint)lane));
        T seed1 = T.CreateBits((uint)first);
        T seed2 = T.AddBits(T.Indices, T.CreateBits((uint)(lane + Padding.Lanes)));
        T seed3 = T.CreateBits((uint)first);
        Threefry<T>.Mix(key, ref seed0, ref seed1);
        Threefry<T>.Mix(key, ref seed2, ref seed3);

        // Copies, of which no address is taken, stay in registers.
        T a = seed0;
        T b = seed1;
        T c = seed2;
        T d = seed3;
        for (int stream = 0; stream < streams; stream++)
        {
            float* at = to.Row(stream).At + lane;
            for (int row = 0; row < count; row += Padding.Lanes)
            {
                T sum = T.AddBits(a, d);
                T.AddBits(T.RotateLeft(sum, 7), a).Store(at + row);
                T shifted = T.ShiftLeft(b, 9);
                c ^= a;
                d ^= b;
                b ^= c;
                a ^= d;
                c ^= shifted;
                d = T.RotateLeft(d, 11);
            }
        }
    }
}
