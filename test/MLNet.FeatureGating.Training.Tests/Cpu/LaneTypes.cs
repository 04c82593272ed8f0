using System.Runtime.Intrinsics;
using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

/// <summary>Makes what is generic over lanes for lanes of a width in bits: where the machine has none, the framework stands in for them.</summary>
internal static class LaneTypes
{
    /// <summary>All widths, as rows of data.</summary>
    public static IEnumerable<object[]> Widths => [[128], [256], [512]];

    /// <summary>The widest that the machine has.</summary>
    public static int Widest => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    public static TBase Create<TBase>(Type generic, int bits, params object?[] arguments) =>
        (TBase)Activator.CreateInstance(generic.MakeGenericType(Of(bits)), arguments)!;

    /// <summary>Every row of data with every width in front.</summary>
    public static IEnumerable<object[]> With(IEnumerable<object[]> rows) =>
        rows.SelectMany(row => Widths.Select(width => (object[])[.. width, .. row]));

    private static Type Of(int bits) => bits switch
    {
        128 => typeof(Lanes128),
        256 => typeof(Lanes256),
        512 => typeof(Lanes512),
        _ => throw new ArgumentOutOfRangeException(nameof(bits), bits, "There are no such lanes."),
    };
}
