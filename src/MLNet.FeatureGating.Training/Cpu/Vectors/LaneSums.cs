using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>Sums across lanes: halves are added to each other, where the framework's own sum goes from lane to lane.</summary>
internal static class LaneSums
{
    [MethodImpl(Jit.Inline)]
    public static float Sum(Vector128<float> four)
    {
        Vector128<float> two = four + Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1));
        return (two + Vector128.Shuffle(two, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }
}
