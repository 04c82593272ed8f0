using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>How methods on lanes are compiled.</summary>
internal static class Jit
{
    /// <summary>For operations on a few lanes: part of whatever loop they are in.</summary>
    public const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>
    /// For methods with loops, and those that run in every step: compiled to the full when first called, and by themselves. Inlined into others, they
    /// would overdraw the JIT's budget of inlining, and what then stays a call costs ten times as much.
    /// </summary>
    public const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;
}
