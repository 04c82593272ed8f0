using System.Runtime.Intrinsics;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>What can be done with lanes of any width.</summary>
internal interface ILaneAction
{
    void Run<T>()
        where T : unmanaged, ILanes<T>;
}

/// <summary>The widest lanes that the processor has.</summary>
internal static class WidestLanes
{
    public static void Run<TAction>(TAction action)
        where TAction : struct, ILaneAction
    {
        if (Vector512.IsHardwareAccelerated)
        {
            action.Run<Lanes512>();
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            action.Run<Lanes256>();
        }
        else
        {
            action.Run<Lanes128>();
        }
    }
}
