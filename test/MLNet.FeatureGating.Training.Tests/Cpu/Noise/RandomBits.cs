using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

/// <summary>Noise before any law.</summary>
internal readonly struct RandomBits<T> : INoise<T>
    where T : unmanaged, ILanes<T>
{
    public static void Transform(int streams, int count, Operand words)
    {
    }
}
