using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training;

/// <summary>The order in which a member sees its rows in an epoch: a function of its seed and the epoch only.</summary>
internal static class RowOrder
{
    /// <summary>Fills <paramref name="rows"/> with a uniformly random permutation of 0 .. length - 1 (Fisher and Yates).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(Span<int> rows, int seed, int epoch)
    {
        ulong state = SeedStream.RowOrder(seed, epoch);
        for (int i = 0; i < rows.Length; i++)
        {
            state = (state * 6364136223846793005) + 1442695040888963407;

            // The high half of a product is a uniform index without division; its bias is below 2^-32.
            int j = (int)Math.BigMul(state >> 32 << 32, (ulong)(i + 1), out _);
            rows[i] = rows[j];
            rows[j] = i;
        }
    }
}
